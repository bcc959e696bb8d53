package neva.training;

import java.util.stream.DoubleStream;

/** Update rules in double precision, each for one variable with its slots. */
interface PlainRule {

  void move(double[] variable, double[] gradient, double rate);

  static PlainRule sgd(double momentum, int size) {
    double[] velocity = new double[size];
    return (variable, gradient, rate) -> {
      for (int i = 0; i < size; i++) {
        velocity[i] = momentum * velocity[i] + gradient[i];
        variable[i] -= rate * velocity[i];
      }
    };
  }

  static PlainRule adam(Adam adam, int size) {
    double[] mean = new double[size];
    double[] square = new double[size];
    int[] steps = {0};
    return (variable, gradient, rate) -> {
      steps[0]++;
      double beta1 = adam.beta1();
      double beta2 = adam.beta2();
      double corrected =
          rate * Math.sqrt(1 - Math.pow(beta2, steps[0])) / (1 - Math.pow(beta1, steps[0]));
      for (int i = 0; i < size; i++) {
        mean[i] = beta1 * mean[i] + (1 - beta1) * gradient[i];
        square[i] = beta2 * square[i] + (1 - beta2) * gradient[i] * gradient[i];
        variable[i] -= corrected * mean[i] / (Math.sqrt(square[i]) + adam.epsilon());
      }
    };
  }

  static PlainRule rmsProp(RmsProp rule, int size) {
    double[] square = DoubleStream.generate(() -> 1).limit(size).toArray();
    double[] velocity = new double[size];
    return (variable, gradient, rate) -> {
      for (int i = 0; i < size; i++) {
        square[i] = rule.decay() * square[i] + (1 - rule.decay()) * gradient[i] * gradient[i];
        double step = rate * gradient[i] / Math.sqrt(square[i] + rule.epsilon());
        velocity[i] = rule.momentum() * velocity[i] + step;
        variable[i] -= velocity[i];
      }
    };
  }

  static PlainRule adadelta(Adadelta rule, int size) {
    double[] square = new double[size];
    double[] past = new double[size];
    double decay = rule.decay();
    return (variable, gradient, rate) -> {
      for (int i = 0; i < size; i++) {
        square[i] = decay * square[i] + (1 - decay) * gradient[i] * gradient[i];
        double change =
            gradient[i]
                * Math.sqrt(past[i] + rule.epsilon())
                / Math.sqrt(square[i] + rule.epsilon());
        past[i] = decay * past[i] + (1 - decay) * change * change;
        variable[i] -= rate * change;
      }
    };
  }

  /** Shrinks the variable first. */
  static PlainRule decayed(double weightDecay, PlainRule then) {
    return (variable, gradient, rate) -> {
      for (int i = 0; i < variable.length; i++) {
        variable[i] -= rate * weightDecay * variable[i];
      }
      then.move(variable, gradient, rate);
    };
  }
}
