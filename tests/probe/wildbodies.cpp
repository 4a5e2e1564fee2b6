// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/wildbodies.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lineside::test {

namespace {

QByteArray page(const QByteArray &title, const QByteArray &signature, const QByteArray &footer)
{
    return "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title + "</h1></center>\r\n<hr><center>" + signature
        + "</center>\r\n" + footer + "</body>\r\n</html>\r\n";
}

QByteArray gatewayPage(const QByteArray &title, Chance &chance)
{
    const QByteArray footer = chance.oneIn(4) ? QByteArray() : QByteArray("<p><em>Powered by <a href=\"https://apisix.apache.org/\">APISIX</a>.</em></p>");
    return page(title, chance.pick({"openresty", "openresty", "openresty/1.21.4.3", "openresty/1.27.1.2"}), footer);
}

} // namespace

QByteArray bodyFrom(const QString &pattern, const QString &, Chance &chance)
{
    QByteArray body = pattern.toUtf8();
    body.replace("{model}", chance.pick({"gemini-2.5-pro", "gpt-4o-mini", "claude-sonnet-4", "qwen3:8b", "meta-llama/Llama-3.3-70B-Instruct", "m1"}));
    body.replace("{id}", chance.hex(12));
    body.replace("{n}", QByteArray::number(chance.between(11, 97)));
    if (body.startsWith("<page>"))
        return gatewayPage(body.sliced(6), chance);
    if (body.startsWith("<nginx>"))
        return page(body.sliced(7), chance.pick({"nginx", "nginx/1.18.0", "nginx/1.27.3", "openresty"}), {});
    return restyled(body, chance);
}

QByteArray restyled(const QByteArray &body, Chance &chance)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    QByteArray styled = body;
    if (!document.isNull() && chance.oneIn(2)) {
        QJsonDocument changed = document;
        if (document.isObject() && chance.oneIn(4)) {
            QJsonObject object = document.object();
            if (!object.contains("request_id"_L1))
                object.insert("request_id"_L1, QString::fromLatin1(chance.hex(16)));
            changed = QJsonDocument(object);
        }
        styled = changed.toJson(chance.oneIn(2) ? QJsonDocument::Indented : QJsonDocument::Compact);
    }
    if (!styled.isEmpty() && chance.oneIn(3))
        styled += chance.pick({"\n", "\r\n", " "});
    return styled;
}

QList<WireRead> readsOf(const QByteArray &body, ProbeMs firstAt, Chance &chance)
{
    QList<WireRead> reads;
    ProbeMs at = firstAt;
    for (qsizetype from = 0; from < body.size();) {
        const qsizetype size = std::min<qsizetype>(body.size() - from, chance.oneIn(2) ? 1448 : chance.between(1, 4096));
        reads.append({at, size, body.mid(from, size)});
        from += size;
        at += chance.fraction(0.02, 3);
    }
    return reads;
}

QList<WireRead> recut(const QList<WireRead> &reads, Chance &chance)
{
    const double pace = chance.fraction(0.85, 1.4);
    const double late = chance.fraction(0, 60);
    QList<WireRead> result;
    for (const WireRead &read : reads) {
        const ProbeMs at = read.at * pace + late;
        const qsizetype cut = read.body.size() > 1 && chance.oneIn(4) ? chance.between(1, int(read.body.size()) - 1) : read.body.size();
        result.append({at, read.bytes, read.body.first(cut)});
        if (cut < read.body.size())
            result.append({at + chance.fraction(0.01, 0.3), read.body.size() - cut, read.body.sliced(cut)});
    }
    return result;
}

} // namespace lineside::test
