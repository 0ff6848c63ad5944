package dev.heddle;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The classes of the program, and what stands in them. */
final class OurClasses {

  static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          // what JMH's generator wrote is none of ours
          .withImportOption(location -> !location.contains("jmh_generated"))
          .importPackages("dev.heddle");

  private OurClasses() {}

  /** The strings that a class uses, its compiler's own included. */
  static List<String> strings(JavaClass type) throws IOException {
    URI place = type.getSource().orElseThrow().getUri();
    ClassModel read = ClassFile.of().parse(Files.readAllBytes(Path.of(place)));
    List<String> strings = new ArrayList<>();
    read.constantPool()
        .forEach(entry -> {
          if (entry instanceof StringEntry string) {
            strings.add(string.stringValue());
          }
        });
    return strings;
  }
}
