#ifndef VACT_VERSION_H
#define VACT_VERSION_H

/* The version of this header; vact_version() tells that of the library that is linked. */
#define VACT_VERSION_MAJOR 0
#define VACT_VERSION_MINOR 1
#define VACT_VERSION_PATCH 0
#define VACT_VERSION_STRING "0.1.0"

#endif
