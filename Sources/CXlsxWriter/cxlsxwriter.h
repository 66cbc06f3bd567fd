// libxlsxwriter, which WorkbookWriting calls where the package's trait Workbook is on. Manual: https://libxlsxwriter.github.io
#pragma once
#include <xlsxwriter.h>
