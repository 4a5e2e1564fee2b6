// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <curl/curl.h>

namespace lineside {

/// The functions of libcurl that probes call. They are found when the first probe is made, not when the program is loaded: libcurl
/// brings some 25 libraries with it, and a window is there sooner without them.
struct CurlApi {
    decltype(&curl_global_init) globalInit = nullptr;
    decltype(&curl_version_info) versionInfo = nullptr;
    decltype(&curl_easy_init) easyInit = nullptr;
    decltype(&curl_easy_setopt) easySetopt = nullptr;
    decltype(&curl_easy_getinfo) easyGetinfo = nullptr;
    decltype(&curl_easy_strerror) easyStrerror = nullptr;
    decltype(&curl_easy_cleanup) easyCleanup = nullptr;
    decltype(&curl_slist_append) slistAppend = nullptr;
    decltype(&curl_slist_free_all) slistFreeAll = nullptr;
    decltype(&curl_multi_init) multiInit = nullptr;
    decltype(&curl_multi_setopt) multiSetopt = nullptr;
    decltype(&curl_multi_cleanup) multiCleanup = nullptr;
    decltype(&curl_multi_add_handle) multiAddHandle = nullptr;
    decltype(&curl_multi_remove_handle) multiRemoveHandle = nullptr;
    decltype(&curl_multi_perform) multiPerform = nullptr;
    decltype(&curl_multi_poll) multiPoll = nullptr;
    decltype(&curl_multi_wait) multiWait = nullptr;
    decltype(&curl_multi_wakeup) multiWakeup = nullptr;
    decltype(&curl_multi_info_read) multiInfoRead = nullptr;

    /// Loads libcurl, once, and keeps it. Null where it is not there or lacks one of them. May be called from any thread.
    static const CurlApi *find();
    /// The same from a library of another name.
    static bool findIn(const char *name, int version, CurlApi &api);
};

/// For whoever exists only because `CurlApi::find` found it.
inline const CurlApi &curl()
{
    return *CurlApi::find();
}

} // namespace lineside
