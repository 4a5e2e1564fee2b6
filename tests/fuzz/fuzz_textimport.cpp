// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Any text as whatever somebody may paste: curl commands, collections of Postman and Bruno, routes as YAML or JSON. It is read or refused, no
// key that was found stays behind, and a chat or a route that it holds can be taken out of it.
#include "interchange/textimport.h"

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

constexpr qsizetype shortestTellingKey = 12; // a shorter one may stand anywhere by chance

void requireGone(const std::vector<FoundKey> &keys, const QString &shown)
{
    for (const FoundKey &found : keys) {
        const bool isShown = found.value.reveal([&shown](QByteArrayView key) {
            return key.size() >= shortestTellingKey && shown.contains(QString::fromUtf8(key));
        });
        if (!isShown)
            continue;
        std::fprintf(stderr, "a key that was found is shown\n%s\n", shown.toUtf8().constData());
        std::abort();
    }
}

QString shownOf(const ImportedRequest &made)
{
    QStringList texts = made.warnings + made.options.values() + QStringList{made.url, made.request.url.toString()};
    for (const HttpHeader &header : made.request.headers)
        texts.append(header.value.toString());
    return texts.join(u'\n');
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Result<ImportedText> made = importText(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!made)
        return 0;
    const SecretRef renamed = SecretRef::keychain(u"renamed"_s);
    for (ImportedRequest &request : made->requests) {
        requireGone(request.keys, shownOf(request));
        (void)chatIn(request);
        (void)targetsOf(request, {});
        if (request.kind == ImportedRequest::Kind::Route)
            (void)routeIn(request);
        if (!request.keys.empty())
            renameKey(request, 0, renamed);
    }
    QString routes = made->routes.warnings.join(u'\n');
    for (const QByteArray &route : made->routes.routes)
        routes += u'\n' + QString::fromUtf8(route);
    requireGone(made->routeKeys, routes);
    if (!made->routeKeys.empty())
        renameRouteKey(*made, 0, renamed);
    return 0;
}
