package io.nautilus.runtime.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What is wrong with a body, in words of JSON and of the call: the reader knows no class of ours. */
public final class JsonProblems {
    private JsonProblems() {}

    /** One sentence without names of classes. */
    public static String detail(JsonProcessingException broken) {
        return switch (broken) {
            case UnrecognizedPropertyException unknown ->
                "unknown field '" + unknown.getPropertyName() + "'; known are " + unknown.getKnownPropertyIds();
            case InvalidFormatException value
            when value.getTargetType().isEnum() ->
                path(value) + " '" + value.getValue() + "' is none of " + labels(value.getTargetType());
            case MismatchedInputException mismatch -> path(mismatch) + " has not the form that it must have";
            case ValueInstantiationException refused -> path(refused) + " has not the form that it must have";
            case StreamConstraintsException tooMuch -> "a name, text or number is too long, or it is nested too deep";
            case JsonParseException noJson -> plain(noJson.getOriginalMessage()) + at(noJson.getLocation());
            default -> broken.getOriginalMessage();
        };
    }

    /** Without the words of the library on itself: where it read, and what it could be told to allow. */
    private static String plain(String message) {
        return message.replaceAll("(?s)\\s*\\(start marker at \\[Source:[^]]*]\\)", "")
                .replaceAll("(?s)[:;,]?\\s*enable `?JsonReadFeature.*", "");
    }

    private static String at(JsonLocation place) {
        return place == null ? "" : ", at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static String labels(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String path(JsonMappingException broken) {
        String path = broken.getPath().stream()
                .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : at.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "the body" : path;
    }
}
