package org.probity.traceability;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds {@link Satisfies} in class files without loading a class. */
final class ClaimScanner {
    private static final String DESCRIPTOR = Satisfies.class.descriptorString();
    private static final String OURS = "org.probity.";

    private ClaimScanner() {}

    /**
     * Every claim below a folder of class files, in order. Linear in their size.
     *
     * @throws IOException when a file cannot be read
     */
    static List<Claim> scan(Path classes) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(file -> file.toString().endsWith(".class")).toList();
        }
        List<Claim> found = new ArrayList<>();
        for (Path file : files) {
            collect(ClassFile.of().parse(file), found);
        }
        return found.stream().distinct().sorted().toList();
    }

    private static void collect(ClassModel model, List<Claim> found) {
        String type = model.thisClass().asInternalName().replace('/', '.').replace('$', '.');
        String file = sourceFile(model);
        ids(model).forEach(id -> found.add(new Claim(id, shorten(type), file)));
        for (MethodModel method : model.methods()) {
            String name = method.methodName().stringValue();
            ids(method).forEach(id -> found.add(new Claim(id, shorten(type + "." + name), file)));
        }
    }

    private static String shorten(String name) {
        return name.startsWith(OURS) ? name.substring(OURS.length()) : name;
    }

    /** The file that holds the outermost class, by its package and the name that the compiler left in the class file. */
    private static String sourceFile(ClassModel model) {
        String internal = model.thisClass().asInternalName();
        String folder = internal.substring(0, internal.lastIndexOf('/') + 1);
        return model.findAttribute(Attributes.sourceFile())
                .map(source -> folder + source.sourceFile().stringValue())
                .orElse(internal + ".java");
    }

    private static List<String> ids(AttributedElement element) {
        List<Annotation> annotations = new ArrayList<>();
        element.findAttribute(Attributes.runtimeInvisibleAnnotations())
                .ifPresent(all -> annotations.addAll(all.annotations()));
        element.findAttribute(Attributes.runtimeVisibleAnnotations())
                .ifPresent(all -> annotations.addAll(all.annotations()));
        return annotations.stream()
                .filter(annotation -> annotation.className().equalsString(DESCRIPTOR))
                .flatMap(annotation -> annotation.elements().stream())
                .map(AnnotationElement::value)
                .flatMap(ClaimScanner::texts)
                .toList();
    }

    private static Stream<String> texts(AnnotationValue value) {
        return switch (value) {
            case AnnotationValue.OfArray array -> array.values().stream().flatMap(ClaimScanner::texts);
            case AnnotationValue.OfString text -> Stream.of(text.stringValue());
            default -> Stream.empty();
        };
    }
}
