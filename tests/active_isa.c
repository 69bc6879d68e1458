/* Prints the instruction set that the library chose on this CPU. */
#include <stdio.h>
#include <vact/vact.h>

int main(void) {
  return puts(vact_isa_name(vact_isa_active())) < 0;
}
