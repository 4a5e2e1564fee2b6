// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/recordedtransfer.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lineside::test {

namespace {

TransportFacts wellConnected()
{
    TransportFacts facts;
    facts.openedSocket = facts.connected = facts.requestSent = facts.headComplete = true;
    return facts;
}

} // namespace

Transfer transferOf(const WireRecording &recording)
{
    Transfer transfer;
    transfer.facts = wellConnected();
    transfer.head = recording.response.head;
    transfer.times.requestSent = 0;
    for (const WireRecording::Read &read : recording.reads) {
        transfer.reads.append({read.ms, read.rawSize, recording.response.body.mid(read.bodyFrom, read.bodySize)});
        transfer.times.total = read.ms;
    }
    for (const RawHeader &header : recording.requestHeaders) {
        const QByteArray name = header.name.toLower();
        transfer.sentCredentials = transfer.sentCredentials || name == "authorization" || name == "apikey" || name == "x-api-key";
    }
    transfer.rawStart = recording.rawResponse;
    transfer.ended = true;
    return transfer;
}

ProbeTarget targetOf(const WireRecording &recording)
{
    const QJsonObject body = QJsonDocument::fromJson(recording.requestBody).object();
    ProbeTarget target;
    target.path = u"direct"_s;
    target.url = QUrl(u"http://127.0.0.1:9080"_s + QString::fromLatin1(recording.target));
    target.requestedModel = body["model"_L1].toString();
    target.askedForStream = body["stream"_L1].toBool();
    return target;
}

Transfer transferOf(int status, const QByteArray &contentType, const QByteArray &body, const QList<RawHeader> &headers)
{
    Transfer transfer;
    transfer.facts = wellConnected();
    transfer.head.status = status;
    transfer.head.version = "1.1";
    transfer.head.headers = headers;
    transfer.head.headers.append({"Content-Type", contentType});
    transfer.times.requestSent = 0;
    transfer.times.total = 100;
    transfer.reads.append({100, body.size(), body});
    transfer.ended = true;
    return transfer;
}

} // namespace lineside::test
