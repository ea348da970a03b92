package org.sluice.plugins.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What bundles would contribute that miss something they require; the registry does not know of them. */
final class UnresolvedBundles {

    private static final Logger LOG = LoggerFactory.getLogger(UnresolvedBundles.class);

    private UnresolvedBundles() {}

    static List<Contribution> read(Bundle[] bundles) {
        List<Contribution> found = new ArrayList<>();
        for (Bundle bundle : bundles) {
            URL declaration = bundle.getState() == Bundle.INSTALLED ? bundle.getEntry("plugin.xml") : null;
            if (declaration != null) {
                try (InputStream in = declaration.openStream()) {
                    List<Contribution> contributed = contributions(in, label(bundle), () -> reason(bundle));
                    found.addAll(contributed);
                } catch (IOException | SAXException | ParserConfigurationException e) {
                    LOG.error("The plugin.xml of {} cannot be read: {}", label(bundle), e.toString());
                }
            }
        }
        return found;
    }

    static String label(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    /** Says why a bundle cannot be used; asked only when it contributes something. */
    interface Reason {
        String text();
    }

    static List<Contribution> contributions(InputStream declaration, String bundle, Reason reason)
            throws IOException, SAXException, ParserConfigurationException {
        List<Contribution> found = new ArrayList<>();
        for (Element extension : elements(parse(declaration), "extension")) {
            for (Contract<?> contract : Contract.ALL) {
                if (extension.getAttribute("point").equals(Contributions.NAMESPACE + "." + contract.point())) {
                    add(extension, FactoryHolder.refused(contract, bundle, reason.text()), found);
                }
            }
        }
        return found;
    }

    private static void add(Element extension, FactoryHolder holder, List<Contribution> found) {
        for (Element factory : elements(extension, holder.contract().element())) {
            if (holder.contract().hasTemplates()) {
                for (Element template : elements(factory, "template")) {
                    found.add(new Contribution(
                            template.getAttribute("id"),
                            template.getAttribute("family"),
                            template.getAttribute("label"),
                            holder));
                }
            } else {
                String id = factory.getAttribute("id");
                found.add(new Contribution(id, id, factory.getAttribute("description"), holder));
            }
        }
    }

    private static Element parse(InputStream declaration)
            throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(declaration);
        return document.getDocumentElement();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** An attempt to start it fails with a list of what is missing. */
    private static String reason(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            return "its bundle was not resolved when Sluice started";
        } catch (BundleException e) {
            return "its bundle does not resolve: " + missing(e.getMessage());
        }
    }

    /** The framework tells the whole chain of bundles; each line that names a requirement says what is missing. */
    static String missing(@Nullable String message) {
        String text = message == null ? "unknown reason" : message;
        String requirements = text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Unresolved requirement:"))
                .map(line -> line.substring("Unresolved requirement:".length()).strip())
                .distinct()
                .limit(3)
                .collect(Collectors.joining("; "));
        return requirements.isEmpty() ? text.lines().findFirst().orElse(text) : requirements + " is missing";
    }
}
