// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interchange/curlcall.h"

namespace lineside {

/// What curl would send as the body, put together from the options -d, --json, -F and their like.
struct CurlBody {
    WordParts parts;
    bool isThere = false; ///< some option asked for a body, even an empty one
    bool isJson = false;  ///< by --json, which also sets two headers
    bool isForm = false;  ///< by -d, which says so in a header
    QString multipart;    ///< the content type, where there are -F parts
    QString file;         ///< would be read; was not
    WordParts query;      ///< of --url-query
    QStringList warnings;
};

CurlBody curlBody(const CurlCall &call);

/// Text as curl's --data-urlencode writes it.
QString urlEncoded(const QString &text);

} // namespace lineside
