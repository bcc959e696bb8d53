package neva.cli;

import java.util.ArrayList;
import java.util.List;
import neva.io.Text;
import org.tensorflow.internal.c_api.TFE_Context;
import org.tensorflow.internal.c_api.TFE_ContextOptions;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;

/** The devices that TensorFlow sees. Its Java API has no way to ask, so this asks the C API. */
final class DoctorDevices {

  private static final String GPU = "GPU";

  private DoctorDevices() {}

  /** A line for each GPU, such as {@code GPU:0 with 15.8 GB}; empty when there is none. */
  static List<String> gpus() {
    TF_Status status = TF_Status.newStatus();
    TFE_ContextOptions options = TFE_ContextOptions.newContextOptions();
    try (TFE_Context context = TFE_Context.newContext(options, status)) {
      status.throwExceptionIfNotOK();
      TF_DeviceList devices = tensorflow.TFE_ContextListDevices(context, status);
      status.throwExceptionIfNotOK();
      try {
        return gpus(devices, status);
      } finally {
        tensorflow.TF_DeleteDeviceList(devices);
      }
    }
  }

  private static List<String> gpus(TF_DeviceList devices, TF_Status status) {
    List<String> gpus = new ArrayList<>();
    for (int i = 0; i < tensorflow.TF_DeviceListCount(devices); i++) {
      if (tensorflow.TF_DeviceListType(devices, i, status).getString().equals(GPU)) {
        double gigabytes = tensorflow.TF_DeviceListMemoryBytes(devices, i, status) / 1e9;
        gpus.add(Text.format("%s:%d with %.1f GB", GPU, gpus.size(), gigabytes));
      }
    }
    return gpus;
  }
}
