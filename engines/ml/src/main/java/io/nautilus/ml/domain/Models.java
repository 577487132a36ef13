package io.nautilus.ml.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The models that were found at the start, and which of them predicts every vector of features. */
public final class Models {
    /** More models than these are not looked at. */
    public static final int LIMIT = 64;

    private final Map<ModelId, Model> models = new TreeMap<>();
    private final List<Model> shadowed = new ArrayList<>();
    private final ModelId serving;

    /** Of two models of one id the first is taken; of the other is only said that it is there. */
    public Models(Collection<Model> found, ModelId serving) {
        for (Model model : found) {
            if (models.putIfAbsent(model.id(), model) != null) {
                shadowed.add(model);
            }
        }
        this.serving = serving;
    }

    /** By name and version. */
    public List<Model> all() {
        return List.copyOf(models.values());
    }

    public Optional<Model> find(ModelId id) {
        return Optional.ofNullable(models.get(id));
    }

    /** The model that is to predict every vector. */
    public ModelId serving() {
        return serving;
    }

    /** The model that predicts every vector, empty where it is refused or not there. */
    public Optional<Model.Active> server() {
        return find(serving).filter(Model.Active.class::isInstance).map(Model.Active.class::cast);
    }

    /** What is missing: the model that is to serve, and every refused one with its reason. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        if (find(serving).isEmpty()) {
            complaints.add("no-model: " + serving.text() + " is to predict and is not there");
        }
        for (Model model : models.values()) {
            switch (model) {
                case Model.Active _ -> {}
                case Model.Refused refused ->
                    complaints.add("model-refused: " + refused.id().text() + ": " + refused.reason());
            }
        }
        shadowed.forEach(
                each -> complaints.add("model-shadowed: another " + each.id().text() + " was found before"));
        return complaints;
    }
}
