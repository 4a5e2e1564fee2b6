// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/curloptionuse.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// Options that change what is shown, not what is sent, or that are what Lineside does anyway.
bool isAboutOutput(const QString &name)
{
    static const QSet<QString> names{
        u"silent"_s,       u"show-error"_s,  u"buffer"_s,        u"include"_s,     u"verbose"_s,          u"fail"_s,
        u"fail-early"_s,   u"output"_s,      u"remote-name"_s,   u"disable"_s,     u"fail-with-body"_s,   u"globoff"_s,
        u"path-as-is"_s,   u"progress-bar"_s, u"no-progress-meter"_s, u"write-out"_s, u"dump-header"_s,  u"stderr"_s,
        u"trace"_s,        u"trace-ascii"_s, u"trace-time"_s,    u"create-dirs"_s, u"styled-output"_s,    u"no-styled-output"_s,
        u"output-dir"_s,   u"cookie-jar"_s,  u"no-keepalive"_s,  u"tcp-nodelay"_s, u"remote-header-name"_s, u"basic"_s,
        u"no-clobber"_s,   u"compressed-ssh"_s, u"expect100-timeout"_s, u"no-buffer"_s, u"remote-name-all"_s, u"xattr"_s,
    };
    return names.contains(name);
}

// A part of the request: of its head, its connection or its body.
bool isTakenOver(const QString &name)
{
    static const QSet<QString> names{
        u"data"_s,       u"data-ascii"_s, u"data-binary"_s, u"data-raw"_s,  u"data-urlencode"_s,  u"json"_s,     u"form"_s,
        u"form-string"_s, u"url-query"_s, u"header"_s,      u"request"_s,   u"get"_s,             u"head"_s,     u"upload-file"_s,
        u"user"_s,       u"oauth2-bearer"_s, u"cookie"_s,   u"user-agent"_s, u"referer"_s,        u"range"_s,    u"compressed"_s,
        u"proxy"_s,      u"socks5"_s,     u"socks5-hostname"_s, u"noproxy"_s, u"cacert"_s,        u"cert"_s,     u"key"_s,
        u"connect-timeout"_s, u"max-time"_s, u"variable"_s,
    };
    return names.contains(name);
}

// What is no option of ours, but nothing to warn of either: it is told among the options.
bool isTold(const QString &name)
{
    static const QSet<QString> names{u"location"_s, u"http1.0"_s, u"http1.1"_s, u"http2"_s, u"http2-prior-knowledge"_s, u"http3"_s,
                                     u"ipv4"_s,     u"ipv6"_s,    u"retry"_s,   u"retry-delay"_s, u"retry-all-errors"_s, u"tlsv1.2"_s, u"tlsv1.3"_s};
    return names.contains(name);
}

} // namespace

CurlOptionUse curlOptionUse(const QString &name)
{
    if (isAboutOutput(name))
        return CurlOptionUse::Output;
    if (isTakenOver(name))
        return CurlOptionUse::TakenOver;
    return isTold(name) ? CurlOptionUse::Told : CurlOptionUse::Unknown;
}

} // namespace lineside
