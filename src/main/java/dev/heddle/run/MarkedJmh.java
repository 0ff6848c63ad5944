package dev.heddle.run;

import dev.heddle.fork.ForkAgent;
import dev.heddle.fork.IterationMarks;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.openjdk.jmh.results.BenchmarkTaskResult;

/**
 * Three classes of JMH with calls put in, by which a fork tells when the iterations of its threads
 * begin and end: where all have set up what they need and nothing is closed yet, which no profiler
 * of JMH's sees.
 */
final class MarkedJmh {

  private static final String PRE_SETUP = "preSetup";
  private static final String ANNOUNCE_READY = "announceWarmupReady";
  private static final String PRE_TEAR_DOWN = "preTearDown";

  private static final ClassDesc MARKS = IterationMarks.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc OF_CONTROL =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);
  private static final MethodTypeDesc OF_NUMBER =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long);
  private static final MethodTypeDesc OF_TWO_NUMBERS =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long, ConstantDescs.CD_long);

  private static final MethodTypeDesc PLAIN = MethodTypeDesc.of(ConstantDescs.CD_void);

  /** The methods in which threads of a benchmark wait for each other. */
  private static final List<String> MARKED = List.of(PRE_SETUP, ANNOUNCE_READY, PRE_TEAR_DOWN);

  private MarkedJmh() {}

  /**
   * The changed classes of the JMH in {@code jars}, and of our own, by the names under which an
   * agent looks for them; none of a JMH that has not what we know.
   *
   * @throws PlanException where a jar cannot be read
   */
  static Map<String, byte[]> of(List<Path> jars) throws IOException, PlanException {
    Map<String, byte[]> changed = new LinkedHashMap<>();
    for (String name : List.of(ForkAgent.CONTROL, ForkAgent.TIMES, ForkAgent.RESULT)) {
      try (InputStream in = BenchmarkTaskResult.class.getResourceAsStream("/" + name + ".class")) {
        add(name, in, changed);
      }
      for (Path jar : jars) {
        try (JarFile file = new JarFile(jar.toFile())) {
          ZipEntry entry = file.getEntry(name + ".class");
          if (entry != null) {
            try (InputStream in = file.getInputStream(entry)) {
              add(name, in, changed);
            }
          }
        } catch (IOException e) {
          throw new PlanException(BuildWords.cannotBeMarked(jar, e));
        }
      }
    }
    return changed;
  }

  private static void add(String name, InputStream in, Map<String, byte[]> changed)
      throws IOException {
    byte[] code = in.readAllBytes();
    try {
      changed.put(ForkAgent.CHANGED + name + "-" + ForkAgent.checksum(code), changed(name, code));
    } catch (IllegalArgumentException e) {
      // not as we know it, or nothing that this JDK reads: the run goes by what that JMH prints
    }
  }

  private static byte[] changed(String name, byte[] code) {
    ClassFile file = ClassFile.of();
    boolean control = name.equals(ForkAgent.CONTROL);
    MethodTypeDesc type = name.equals(ForkAgent.RESULT) ? OF_TWO_NUMBERS : PLAIN;
    ClassModel model = file.parse(code);
    Set<String> missing = new TreeSet<>(control ? MARKED : List.of(ConstantDescs.INIT_NAME));
    for (MethodModel method : model.methods()) {
      if (method.methodTypeSymbol().equals(type)) {
        missing.remove(method.methodName().stringValue());
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(name + " has no " + missing);
    }
    return file.transformClass(
        model,
        (builder, element) -> {
          if (element instanceof MethodModel method) {
            builder.transformMethod(
                method,
                MethodTransform.transformingCode(
                    control ? ofControl(method) : ofConstructor(method, type)));
          } else {
            builder.with(element);
          }
        });
  }

  private static CodeTransform ofControl(MethodModel method) {
    return switch (method.methodName().stringValue()) {
      case PRE_SETUP -> atEnd("come");
      case ANNOUNCE_READY -> atStart("begin");
      case PRE_TEAR_DOWN -> atEnd("end");
      default -> CodeTransform.ACCEPT_ALL;
    };
  }

  private static CodeTransform ofConstructor(MethodModel method, MethodTypeDesc type) {
    if (!method.methodName().equalsString(ConstantDescs.INIT_NAME)
        || !method.methodTypeSymbol().equals(type)) {
      return CodeTransform.ACCEPT_ALL;
    }
    return type.equals(PLAIN) ? times() : operations();
  }

  private static CodeTransform atStart(String mark) {
    return new CodeTransform() {
      @Override
      public void atStart(CodeBuilder builder) {
        builder.aload(0).invokestatic(MARKS, mark, OF_CONTROL);
      }

      @Override
      public void accept(CodeBuilder builder, CodeElement element) {
        builder.with(element);
      }
    };
  }

  private static CodeTransform atEnd(String mark) {
    return (builder, element) -> {
      if (element instanceof ReturnInstruction) {
        builder.aload(0).invokestatic(MARKS, mark, OF_CONTROL);
      }
      builder.with(element);
    };
  }

  private static CodeTransform times() {
    return (builder, element) -> {
      if (element instanceof ReturnInstruction) {
        builder.invokestatic(MARKS, "time", PLAIN);
      }
      builder.with(element);
    };
  }

  /**
   * The first of a thread's two numbers are all its operations, the second those it was timed at.
   */
  private static CodeTransform operations() {
    return (builder, element) -> {
      if (element instanceof ReturnInstruction) {
        builder.lload(1).invokestatic(MARKS, "operations", OF_NUMBER);
      }
      builder.with(element);
    };
  }
}
