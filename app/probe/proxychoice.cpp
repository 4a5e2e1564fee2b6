// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/proxychoice.h"

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QString firstSet(const QProcessEnvironment &environment, const QStringList &names)
{
    for (const QString &name : names) {
        if (const QString value = environment.value(name).trimmed(); !value.isEmpty())
            return value;
    }
    return {};
}

// The plain forms; networks written as 10.0.0.0/8 are left to libcurl.
bool isException(const QString &host, const QString &exceptions)
{
    const QStringList entries = exceptions.split(u',', Qt::SkipEmptyParts);
    return std::ranges::any_of(entries, [&host](QString entry) {
        entry = entry.trimmed();
        if (entry == "*"_L1)
            return true;
        while (entry.startsWith(u'.'))
            entry.remove(0, 1);
        return !entry.isEmpty() && (host.compare(entry, Qt::CaseInsensitive) == 0 || host.endsWith(u'.' + entry, Qt::CaseInsensitive));
    });
}

} // namespace

ProxyChoice chooseProxy(const ConnectionSettings &settings, const QUrl &url, const QProcessEnvironment &environment)
{
    switch (settings.proxyMode) {
    case ConnectionSettings::Proxy::None:
        return {};
    case ConnectionSettings::Proxy::Fixed:
        return {settings.proxy.toEncoded(), {}};
    case ConnectionSettings::Proxy::System:
        break;
    }
    const bool secure = url.scheme() == "https"_L1;
    const QStringList names = secure ? QStringList{u"https_proxy"_s, u"HTTPS_PROXY"_s, u"all_proxy"_s, u"ALL_PROXY"_s}
                                     : QStringList{u"http_proxy"_s, u"all_proxy"_s, u"ALL_PROXY"_s};
    const QString proxy = firstSet(environment, names);
    const QString exceptions = firstSet(environment, {u"no_proxy"_s, u"NO_PROXY"_s});
    if (proxy.isEmpty() || isException(url.host(), exceptions))
        return {};
    return {proxy.toUtf8(), exceptions.toUtf8()};
}

} // namespace lineside
