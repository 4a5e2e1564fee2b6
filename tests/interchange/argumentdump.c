/* SPDX-FileCopyrightText: 2026 The Lineside authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Stands for curl.exe: adds one line to the file that ARGUMENTS_FILE names, each argument in hexadecimal digits behind a colon. The bytes
 * are those of the code page in which cmd reads a batch file, so text of any alphabet is what it was there. */
#include <stdio.h>
#include <windows.h>

int _dowildcard = 0; /* as curl has it: a star stays a star */

static void dump(FILE *file, const wchar_t *argument)
{
    static char bytes[65536];
    const int size = WideCharToMultiByte(CP_OEMCP, 0, argument, -1, bytes, sizeof bytes, NULL, NULL);
    int i;
    fputc(':', file);
    for (i = 0; i + 1 < size; ++i)
        fprintf(file, "%02x", (unsigned char)bytes[i]);
}

int wmain(int count, wchar_t **arguments)
{
    wchar_t name[MAX_PATH];
    const DWORD length = GetEnvironmentVariableW(L"ARGUMENTS_FILE", name, MAX_PATH);
    FILE *file = length > 0 && length < MAX_PATH ? _wfopen(name, L"ab") : NULL;
    int i;
    if (!file)
        return 1;
    for (i = 1; i < count; ++i)
        dump(file, arguments[i]);
    fputc('\n', file);
    return fclose(file) == 0 ? 0 : 1;
}
