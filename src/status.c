/* What statuses say, and which version this is. */
#include "../include/vact/vact.h"

const char *vact_status_string(vact_status status) {
  switch (status) {
#define VACT_STATUS(name, sentence) \
  case VACT_##name:                 \
    return sentence;
#include "../include/vact/statuses.def"
#undef VACT_STATUS
  }
  return "not a vact_status";
}

const char *vact_version(void) {
  return VACT_VERSION_STRING;
}
