/// The commit that is being built, or nothing where the build was not told.
const char *waitcast_commit(void);
