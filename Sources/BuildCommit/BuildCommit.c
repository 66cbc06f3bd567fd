#include "BuildCommit.h"

// Package.swift defines it from the environment, as make sets it.
#ifndef WAITCAST_COMMIT
#define WAITCAST_COMMIT ""
#endif

const char *waitcast_commit(void) { return WAITCAST_COMMIT; }
