package io.nautilus.portfolio.domain.optimizer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Clusters by single linkage: the edges of a minimum spanning tree, shortest first, each join two clusters. A cluster
 * that was made earlier is the left one, so the order of leaves is that of SciPy's {@code linkage} and its tree.
 */
final class SingleLinkage {
    private record Edge(int from, int to, double length) {}

    private SingleLinkage() {}

    /** The leaves of the tree of clusters from left to right. */
    static int[] leaves(double[][] distances) {
        int size = distances.length;
        List<int[]> joined = new ArrayList<>(size);
        int[] cluster = new int[size];
        for (int i = 0; i < size; i++) {
            cluster[i] = i;
        }
        for (Edge edge : tree(distances)) {
            int a = Math.min(cluster[edge.from], cluster[edge.to]);
            int b = Math.max(cluster[edge.from], cluster[edge.to]);
            int made = size + joined.size();
            joined.add(new int[] {a, b});
            for (int i = 0; i < size; i++) {
                cluster[i] = cluster[i] == a || cluster[i] == b ? made : cluster[i];
            }
        }
        return leaves(joined, size, size + joined.size() - 1);
    }

    private static int[] leaves(List<int[]> joined, int size, int root) {
        int[] leaves = new int[size];
        int[] open = new int[size + 1];
        int depth = 0;
        int found = 0;
        open[depth++] = root;
        while (depth > 0) {
            int cluster = open[--depth];
            if (cluster < size) {
                leaves[found++] = cluster;
            } else {
                open[depth++] = joined.get(cluster - size)[1];
                open[depth++] = joined.get(cluster - size)[0];
            }
        }
        return leaves;
    }

    /** Prim's minimum spanning tree; edges of one length stay in the order in which they were found. */
    private static List<Edge> tree(double[][] distances) {
        int size = distances.length;
        Edge[] nearest = new Edge[size];
        boolean[] within = new boolean[size];
        List<Edge> edges = new ArrayList<>(size);
        int at = 0;
        for (int added = 1; added < size; added++) {
            within[at] = true;
            int next = -1;
            for (int i = 0; i < size; i++) {
                if (within[i]) {
                    continue;
                }
                if (nearest[i] == null || distances[at][i] < nearest[i].length) {
                    nearest[i] = new Edge(at, i, distances[at][i]);
                }
                next = next < 0 || nearest[i].length < nearest[next].length ? i : next;
            }
            edges.add(nearest[next]);
            at = next;
        }
        edges.sort(Comparator.comparingDouble(Edge::length));
        return edges;
    }
}
