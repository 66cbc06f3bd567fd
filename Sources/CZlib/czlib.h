// zlib, of which Workbooks calls inflate and crc32. Manual: https://zlib.net/manual.html
#pragma once
#include <zlib.h>
