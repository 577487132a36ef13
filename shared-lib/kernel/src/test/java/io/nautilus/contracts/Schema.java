package io.nautilus.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The SBE schema as its XML says it. */
final class Schema {
    private Schema() {}

    static Element root() {
        try (InputStream in = Schema.class.getResourceAsStream("/sbe/nautilus.xml")) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the schema cannot be read", e);
        }
    }

    static List<Element> messages() {
        return elements(root().getElementsByTagName("sbe:message")).toList();
    }

    /** Fields, groups with their fields, and texts, in order. */
    static Stream<Element> fields(Element message) {
        return elements(message.getElementsByTagName("*"));
    }

    static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }
}
