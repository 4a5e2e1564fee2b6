// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/curlapi.h"

#include <QLibrary>

#include <type_traits>

namespace lineside {

bool CurlApi::findIn(const char *name, int version, CurlApi &api)
{
    QLibrary library(QString::fromLatin1(name), version);
    library.setLoadHints(QLibrary::ResolveAllSymbolsHint);
    bool foundAll = library.load(); // and stays so: a QLibrary does not unload by itself
    const auto find = [&library, &foundAll](auto &function, const char *symbol) {
        if (foundAll)
            function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(library.resolve(symbol));
        foundAll = foundAll && function;
    };
    find(api.globalInit, "curl_global_init");
    find(api.versionInfo, "curl_version_info");
    find(api.easyInit, "curl_easy_init");
    find(api.easySetopt, "curl_easy_setopt");
    find(api.easyGetinfo, "curl_easy_getinfo");
    find(api.easyStrerror, "curl_easy_strerror");
    find(api.easyCleanup, "curl_easy_cleanup");
    find(api.slistAppend, "curl_slist_append");
    find(api.slistFreeAll, "curl_slist_free_all");
    find(api.multiInit, "curl_multi_init");
    find(api.multiSetopt, "curl_multi_setopt");
    find(api.multiCleanup, "curl_multi_cleanup");
    find(api.multiAddHandle, "curl_multi_add_handle");
    find(api.multiRemoveHandle, "curl_multi_remove_handle");
    find(api.multiPerform, "curl_multi_perform");
    find(api.multiPoll, "curl_multi_poll");
    find(api.multiWait, "curl_multi_wait");
    find(api.multiWakeup, "curl_multi_wakeup");
    find(api.multiInfoRead, "curl_multi_info_read");
    return foundAll;
}

const CurlApi *CurlApi::find()
{
    static CurlApi api;
    static const bool found = findIn("curl", 4, api) && api.globalInit(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return found ? &api : nullptr;
}

} // namespace lineside
