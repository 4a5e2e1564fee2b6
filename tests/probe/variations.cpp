// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/variations.h"

#include "probe/golden.h"
#include "probe/recordedtransfer.h"
#include "probe/wildbodies.h"
#include "probe/wildheaders.h"
#include "probe/wildstreams.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lineside::test {

namespace {

QJsonArray readSituations()
{
    QFile file(QStringLiteral(LINESIDE_TEST_DATA "/diagnosis/situations.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    const QJsonArray situations = QJsonDocument::fromJson(file.readAll()).array();
    if (situations.isEmpty())
        qFatal("%s: no situations", qPrintable(file.fileName()));
    return situations;
}

void aimAtGateway(ProbeTarget &target)
{
    target.path = u"gateway"_s;
    target.route = u"chat"_s;
    target.gateway = u"Team gateway"_s;
}

void aim(Variation &variation, bool atGateway)
{
    variation.target.url = QUrl(u"https://llm.example/v1/chat/completions"_s);
    variation.target.path = u"direct"_s;
    if (atGateway)
        aimAtGateway(variation.target);
}

void addFraming(Transfer &transfer, Chance &chance)
{
    qsizetype size = 0;
    for (const WireRead &read : transfer.reads)
        size += read.body.size();
    if (chance.oneIn(2))
        transfer.head.headers.append(RawHeader{"Content-Length", QByteArray::number(size)});
    else
        transfer.head.headers.append(RawHeader{"Transfer-Encoding", "chunked"});
    transfer.head.headers.append(RawHeader{"Date", "Sun, 22 Nov 2026 18:00:00 GMT"});
}

// A recording, met elsewhere: behind another server, in another version, cut otherwise.
Variation ofRecording(const QString &name, const Judgement &judgement, Chance &chance)
{
    const WireRecording recording = WireRecording::load(name);
    Variation variation{name, targetOf(recording), transferOf(recording), judgement.origin, judgement.cause};
    // Only its version tells what this one's page means.
    const bool needsVersion = name == "v3.15-up-err429"_L1;
    Front front = someFront(chance);
    if (needsVersion && hidesServer(front))
        front = Front::Caddy;
    if (hidesServer(front) || chance.oneIn(3))
        aimAtGateway(variation.target);
    HttpHead &head = variation.transfer.head;
    changeVersion(head.headers, chance);
    passThrough(front, head.headers, chance);
    disguise(head, chance);
    const bool isStream = head.contentType() == "text/event-stream";
    if (!isStream && chance.oneIn(2)) {
        QByteArray body;
        for (const WireRead &read : std::as_const(variation.transfer.reads))
            body += read.body;
        variation.transfer.reads = readsOf(restyled(body, chance), chance.fraction(1, 400), chance);
    } else {
        variation.transfer.reads = recut(variation.transfer.reads, chance);
    }
    return variation;
}

// By what way a provider's words come, and what each leaves of the headers.
QString someWay(const QJsonObject &situation, Chance &chance)
{
    const int status = situation["status"_L1].toInt();
    QStringList ways{{}, {}, u"apisix-new"_s, u"kong"_s, u"nginx"_s};
    if (status < 429) // older ones put their own page in place of the others
        ways.append(u"apisix-old"_s);
    return chance.pick(ways);
}

QList<RawHeader> headersOn(const QString &way, const QString &maker, int status, Chance &chance)
{
    if (way.isEmpty())
        return headersOf(maker, chance);
    QList<RawHeader> headers = headersOf(way, chance);
    if (way.startsWith("apisix"_L1)) {
        if (status >= 500)
            headers.append(RawHeader{"X-APISIX-Upstream-Status", QByteArray::number(status)});
        return headers;
    }
    QList<RawHeader> passed = headersOf(maker, chance);
    passed.removeIf([](const RawHeader &header) { return header.name.compare("Server", Qt::CaseInsensitive) == 0; });
    return headers + passed;
}

QByteArray typeOf(const QJsonObject &situation, const QByteArray &body, bool isApisix, Chance &chance)
{
    if (situation.contains("type"_L1))
        return situation["type"_L1].toString().toLatin1();
    if (body.startsWith('<'))
        return chance.pick({"text/html", "text/html; charset=utf-8"});
    if (isApisix) // labels its own JSON so
        return "text/plain; charset=utf-8";
    if (body.startsWith('{') || body.startsWith('['))
        return chance.pick({"application/json", "application/json; charset=utf-8", "application/json; charset=UTF-8"});
    return "text/plain";
}

Variation ofSituation(const QJsonObject &situation, Chance &chance)
{
    const QString maker = situation["by"_L1].toString();
    const int status = situation["status"_L1].toInt();
    const QStringList truth = situation["truth"_L1].toString().split(u' ');
    Variation variation{situation["name"_L1].toString(), {}, {}, truth.value(0), truth.value(1)};
    const bool isProviders = situation["provider"_L1].toBool();
    const QString way = isProviders ? someWay(situation, chance) : QString();
    const QString path = situation["path"_L1].toString();
    Front front = path.isEmpty() && (!isProviders || !way.isEmpty()) ? someFront(chance) : Front::None;
    // Only its version tells what some pages mean.
    if (hidesServer(front) && (maker == "apisix-old"_L1 || situation["visible"_L1].toBool()))
        front = Front::Google;
    aim(variation, path == "gateway"_L1 || (path.isEmpty() && (hidesServer(front) || chance.oneIn(2)) && (!isProviders || !way.isEmpty())));
    for (const QJsonValue &plugin : situation["plugins"_L1].toArray())
        variation.target.plugins.append(plugin.toString());

    const QJsonArray bodies = situation["bodies"_L1].toArray();
    const QByteArray body = bodyFrom(bodies.at(chance.below(int(bodies.size()))).toString(), maker, chance);
    Transfer &transfer = variation.transfer;
    transfer = transferOf(status, typeOf(situation, body, maker.startsWith("apisix"_L1), chance), {}, headersOn(way, maker, status, chance));
    for (const QJsonValue &header : situation["headers"_L1].toArray())
        transfer.head.headers.append(RawHeader{header[0].toString().toLatin1(), header[1].toString().replace(u"{n}"_s, QString::number(chance.between(11, 59)))
                                                                           .replace(u"{id}"_s, QString::fromLatin1(chance.hex(6))).toLatin1()});
    transfer.reads = readsOf(body, chance.fraction(1, 2000), chance);
    transfer.times.total = transfer.reads.isEmpty() ? 5 : transfer.reads.constLast().at;
    transfer.sentCredentials = situation["sent"_L1].toBool(chance.oneIn(2));
    variation.target.requestedModel = u"m1"_s;
    addFraming(transfer, chance);
    passThrough(front, transfer.head.headers, chance);
    disguise(transfer.head, chance);
    return variation;
}

Variation ofStream(Chance &chance)
{
    WildStream stream = someStream(chance);
    Variation variation{u"stream: "_s + stream.cause, {}, stream.transfer, {}, stream.cause};
    const QString maker = chance.pick(QStringList{u"openai"_s, u"gemini"_s, u"none"_s, u"apisix-new"_s, u"kong"_s, u"litellm"_s, u"portkey"_s});
    const bool isGateway = maker == "apisix-new"_L1 || maker == "kong"_L1 || maker == "litellm"_L1 || maker == "portkey"_L1;
    const Front front = isGateway ? someFront(chance) : Front::None;
    aim(variation, isGateway && (hidesServer(front) || chance.oneIn(2)));
    variation.target.askedForStream = stream.askedForStream;
    variation.target.requestedModel = stream.requestedModel;
    using Whose = WildStream::Whose;
    const QString elsewhere = stream.whose == Whose::Wire ? u"network"_s : u"provider"_s;
    variation.origin = stream.whose == Whose::Nobody ? u"none"_s : stream.whose == Whose::Provider ? u"provider"_s : isGateway ? u"gateway"_s : elsewhere;
    variation.transfer.head.headers += headersOf(maker, chance);
    passThrough(front, variation.transfer.head.headers, chance);
    disguise(variation.transfer.head, chance);
    return variation;
}

} // namespace

QList<Variation> variations(quint32 seed, int count)
{
    static const auto recordings = goldenJudgements();
    static const QStringList names = recordings.keys();
    static const QJsonArray situations = readSituations();
    Chance chance(seed);
    QList<Variation> made;
    for (int i = 0; i < count; ++i) {
        const int source = chance.below(10);
        if (source < 3) {
            const QString &name = chance.pick(names);
            made.append(ofRecording(name, recordings.value(name), chance));
        } else if (source < 8) {
            made.append(ofSituation(situations.at(chance.below(int(situations.size()))).toObject(), chance));
        } else {
            made.append(ofStream(chance));
        }
    }
    return made;
}

QList<Variation> recordedVariations()
{
    QList<Variation> made;
    const auto table = goldenJudgements();
    for (auto row = table.begin(); row != table.end(); ++row) {
        const WireRecording recording = WireRecording::load(row.key());
        made.append(Variation{row.key(), targetOf(recording), transferOf(recording), row->origin, row->cause});
    }
    return made;
}

} // namespace lineside::test
