package neva;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java's compiler, for code that documentation shows. */
public final class Javac {

  private Javac() {}

  /** What is wrong with a class {@code Examples}, which is compiled in memory. */
  public static List<String> errors(String source) throws IOException {
    JavaFileObject unit =
        new SimpleJavaFileObject(URI.create("string:///Examples.java"), Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problems, List.of("-proc:none"), null, List.of(unit));
    task.analyze(); // writes no class files
    return problems.getDiagnostics().stream()
        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
        .map(String::valueOf)
        .toList();
  }
}
