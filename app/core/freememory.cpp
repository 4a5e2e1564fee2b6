// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/freememory.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace lineside {

void giveBackFreeMemory()
{
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
    constexpr size_t much = 1024 * 1024;
    if (mallinfo2().fordblks > much)
        malloc_trim(0);
#endif
}

} // namespace lineside
