/* The smallest program that uses vact; consumer.cpp is the same in C++. */
#include <stdio.h>
#include <vact/vact.h>

int main(void) {
  const float x[2] = {-1.0f, 1.0f};
  float y[2];
  const vact_status status = vact_forward(vact_swish(1.0f), VACT_F32, 2, x, y, NULL);
  printf("%s %s: %s, swish(-1) = %.4f, swish(1) = %.4f\n", vact_version(),
         vact_isa_name(vact_isa_active()), vact_status_string(status), (double)y[0], (double)y[1]);
  const int right = y[0] > -0.2690f && y[0] < -0.2689f && y[1] > 0.7310f && y[1] < 0.7311f;
  return !(status == VACT_OK && right);
}
