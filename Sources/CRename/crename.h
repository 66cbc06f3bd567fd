// The one call of Linux that exchanges two folders at once. The C library has it (glibc 2.28), but shows it only to
// programs that define _GNU_SOURCE, which Swift's own import of the C library does not.
#ifndef WAITCAST_CRENAME_H
#define WAITCAST_CRENAME_H

#define WAITCAST_RENAME_EXCHANGE 2u

int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path, unsigned int flags);

#endif
