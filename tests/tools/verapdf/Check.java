// Checks PDF files against profiles of the veraPDF engine:
// java -cp JAR Check.java profiles=NAME,NAME FILE... profiles=NAME FILE...
// Prints one line for each fault: file, profile, clause, test, count, message. Exits with 1 on faults.

import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.*;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class Check {
    static final String NAMES = "profiles=";

    public static void main(String[] args) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean good = true;
        Map<String, ValidationProfile> profiles = new TreeMap<>();
        String[] names = {};
        for (String arg : args) {
            if (arg.startsWith(NAMES)) {
                names = arg.substring(NAMES.length()).split(",");
                continue;
            }
            for (String name : names) {
                if (!profiles.containsKey(name)) profiles.put(name, profile(name));
                good &= check(arg, name, profiles.get(name));
            }
        }
        System.exit(good ? 0 : 1);
    }

    static boolean check(String path, String name, ValidationProfile profile) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), profile.getPDFAFlavour());
             PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, String> faults = new TreeMap<>();
            Map<String, Integer> counts = new TreeMap<>();
            for (TestAssertion one : result.getTestAssertions()) {
                if (one.getStatus() != TestAssertion.Status.FAILED) continue;
                String key = one.getRuleId().getClause() + "\t" + one.getRuleId().getTestNumber();
                counts.merge(key, 1, Integer::sum);
                faults.putIfAbsent(key, one.getMessage().replaceAll("\\s+", " ") + "\t"
                    + one.getLocation().getContext());
            }
            for (String key : faults.keySet()) {
                System.out.println(path + "\t" + name + "\t" + key + "\t" + counts.get(key) + "\t" + faults.get(key));
            }
            if (result.isCompliant()) System.out.println(path + "\t" + name + "\tPASS");
            return result.isCompliant();
        }
    }

    static ValidationProfile profile(String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        try (InputStream in = Check.class.getClassLoader()
                .getResourceAsStream("org/verapdf/pdfa/validation/" + name + ".xml")) {
            Element root = factory.newDocumentBuilder().parse(in).getDocumentElement();
            PDFAFlavour flavour = PDFAFlavour.valueOf(root.getAttribute("flavour"));
            Set<Rule> rules = new HashSet<>();
            for (Element rule : all(root, "rule")) rules.add(rule(rule));
            Set<Variable> variables = new HashSet<>();
            for (Element one : all(root, "variable")) {
                variables.add(Profiles.variableFromValues(one.getAttribute("name"),
                    one.getAttribute("object"), text(one, "defaultValue"), text(one, "value")));
            }
            ProfileDetails details = Profiles.profileDetailsFromValues(name, name, "", new Date(0));
            return Profiles.profileFromValues(flavour, details, "", rules, variables);
        }
    }

    static Rule rule(Element rule) {
        Element id = all(rule, "id").get(0);
        RuleId ruleId = Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        String deferred = rule.getAttribute("deferred");
        ErrorDetails error = Profiles.errorFromValues(text(all(rule, "error").get(0), "message"), new ArrayList<>());
        return Profiles.ruleFromValues(ruleId, rule.getAttribute("object"),
            deferred.isEmpty() ? null : Boolean.valueOf(deferred), rule.getAttribute("tags"),
            text(rule, "description"), text(rule, "test"), error, new ArrayList<>());
    }

    static List<Element> all(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) found.add((Element) nodes.item(i));
        return found;
    }

    static String text(Element parent, String name) {
        return all(parent, name).get(0).getTextContent();
    }
}
