package io.nautilus.websocket;

import io.nautilus.contracts.TextBound;
import io.nautilus.runtime.http.Fields;
import io.nautilus.runtime.http.IdempotencyKey;
import io.nautilus.runtime.http.Problem;
import io.nautilus.runtime.http.Repeats;
import io.nautilus.runtime.http.Role;
import io.nautilus.websocket.domain.Encoder;
import io.nautilus.websocket.domain.Session.View;
import io.nautilus.websocket.domain.Stream;
import io.nautilus.websocket.domain.StreamTopic;
import io.nautilus.websocket.domain.Streams;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who is connected, what there is to subscribe to, and a word to all. */
@Path("/")
public class StreamsResource {
    private static final int MAX_LIMIT = 5_000;
    private static final Pattern CONNECTION = Pattern.compile("c[0-9]{1,18}");

    /** A topic with its streams: {@code key} is the property that names one, absent where there is only one. */
    public record TopicJson(
            String topic, String key, int kept, int queue, boolean lossless, List<StreamInfo> streams) {}

    /** A stream's last number and how fast it grew over the last ten seconds. */
    public record StreamInfo(String key, long seq, double updatesPerSecond) {}

    /** The body of a broadcast. */
    public record NewBroadcast(String message) {}

    /** To how many it went. */
    public record BroadcastJson(int connections) {}

    private final Connections connections;
    private final Streams streams;
    private final Encoder encoder;
    private final Repeats<BroadcastJson> repeats;

    StreamsResource(Connections connections, Streams streams, Encoder encoder, Repeats<BroadcastJson> repeats) {
        this.connections = connections;
        this.streams = streams;
        this.encoder = encoder;
        this.repeats = repeats;
    }

    @GET
    @Path("connections")
    @Operation(summary = "Connected clients, oldest first; with after the ones behind that id")
    public CompletionStage<List<View>> connections(
            @QueryParam("after") String after, @QueryParam("limit") @DefaultValue("1000") int limit) {
        Fields.within("limit", limit, 1, MAX_LIMIT);
        long behind = number(after);
        return connections.views().thenApply(views -> views.stream()
                .sorted(java.util.Comparator.comparingLong(view -> number(view.id())))
                .filter(view -> number(view.id()) > behind)
                .limit(limit)
                .toList());
    }

    private static long number(String id) {
        if (id == null) {
            return 0;
        }
        if (!CONNECTION.matcher(id).matches()) {
            throw Problem.of(400, "invalid-after", id, "send the id of a connection, as c12")
                    .exception();
        }
        return Long.parseLong(id.substring(1));
    }

    @GET
    @Path("topics")
    @Operation(
            summary = "What can be subscribed to on /ws/stream: topics, keys, last numbers, rates; with topic that one")
    public List<TopicJson> topics(@QueryParam("topic") String wanted) {
        if (wanted != null && StreamTopic.labelled(wanted).isEmpty()) {
            throw Problem.of(400, "unknown-topic", wanted, "see GET /topics").exception();
        }
        List<Stream> all = streams.all();
        return Arrays.stream(StreamTopic.values())
                .filter(topic -> wanted == null || topic.label().equals(wanted))
                .map(topic -> new TopicJson(
                        topic.label(),
                        topic.keyKind() == StreamTopic.KeyKind.NONE
                                ? null
                                : topic.keyKind().property(),
                        topic.kept(),
                        topic.queue(),
                        topic.lossless(),
                        of(topic, all)))
                .toList();
    }

    private static List<StreamInfo> of(StreamTopic topic, List<Stream> all) {
        return all.stream()
                .filter(stream -> stream.key().topic() == topic)
                .map(stream -> new StreamInfo(stream.key().key(), stream.seq(), stream.updatesPerSecond()))
                .toList();
    }

    @POST
    @Path("broadcast")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Say something to every connected client")
    public CompletionStage<BroadcastJson> broadcast(
            NewBroadcast body, @HeaderParam(IdempotencyKey.HEADER) String key, @Context SecurityContext caller) {
        Fields.required("body", body);
        String message = Fields.bounded("message", Fields.required("message", body.message()), TextBound.DETAIL);
        String once = IdempotencyKey.checked(key);
        String by = caller.getUserPrincipal().getName();
        return repeats.once(once, body, () -> CompletableFuture.completedFuture(said(message, by)));
    }

    private BroadcastJson said(String message, String by) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("type", "broadcast");
        said.put("message", message);
        said.put("by", by);
        said.put("time", Instant.now());
        return new BroadcastJson(connections.broadcast(encoder.text(said)));
    }
}
