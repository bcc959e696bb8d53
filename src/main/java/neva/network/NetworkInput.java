package neva.network;

import org.tensorflow.Operand;
import org.tensorflow.types.TInt64;

/**
 * What a network is made for.
 *
 * @param height of the images that it sees, in pixels
 * @param width of the images that it sees, in pixels
 * @param channels 3 for red, green, blue; 1 for grey
 * @param classes how many there are
 * @param seed of the initial weights
 * @param key [2] of what is random at each step, such as dropout; not looked at in inference
 */
public record NetworkInput(
    int height, int width, int channels, int classes, long seed, Operand<TInt64> key) {}
