// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/mockmodel.h"

#include "mock/gzipped.h"
#include "mock/mockchunks.h"
#include "mock/mockstream.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside {

namespace {

const QList<RawHeader> jsonHeaders{{"Content-Type", "application/json; charset=UTF-8"}};

void replyFailure(ServerExchange &exchange, const MockFailure &failure, bool saysWhenAgain = true)
{
    QList<RawHeader> headers = jsonHeaders;
    if (failure.status == 429 && saysWhenAgain)
        headers.append(RawHeader{"Retry-After", "17"});
    exchange.reply(failure.status, headers, failure.body);
}

// True if the scenario has answered, or never will.
bool playsInsteadOfAnswer(ServerExchange &exchange, const MockChunks &chunks, const QStringList &scenarios)
{
    if (const MockFailure failure = mockFailure(scenarios); failure.status != 0) {
        replyFailure(exchange, failure, !chunks.plays("no-retry-after"_L1));
        return true;
    }
    if (chunks.plays("empty200"_L1)) {
        exchange.reply(200, {{"Content-Type", "application/json"}}, {});
        return true;
    }
    if (chunks.plays("html"_L1)) {
        exchange.reply(200, {{"Content-Type", "text/html; charset=utf-8"}},
                       "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><h1>Sign in to the network</h1></body></html>\n");
        return true;
    }
    return chunks.plays("hang"_L1);
}

// A stream in one piece would not be compressed in the wild, but what a client gets of one that is looks just so.
void sendZipped(ServerExchange &exchange, const MockChunks &chunks, bool stream)
{
    exchange.reply(200, chunks.headers(stream), gzipped(stream ? chunks.stream().join() : chunks.whole()));
}

void sendWhole(ServerExchange &exchange, const MockChunks &chunks)
{
    const QByteArray body = chunks.whole();
    const QList<RawHeader> headers = chunks.headers(false);
    if (chunks.plays("cut"_L1) || chunks.plays("reset"_L1) || chunks.plays("stall"_L1)) {
        exchange.sendPartial(200, headers, body.first(body.size() / 2), body.size());
        if (chunks.plays("cut"_L1))
            exchange.cut();
        else if (chunks.plays("reset"_L1))
            exchange.reset();
        return;
    }
    exchange.reply(200, headers, body);
}

} // namespace

MockModel::MockModel(MockSettings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_server([this](ServerExchange &exchange) { handle(exchange); }, this)
{
}

void MockModel::handle(ServerExchange &exchange)
{
    connect(&exchange, &ServerExchange::clientGone, this, &MockModel::clientGone);
    const ServerRequest &request = exchange.request();
    Q_EMIT requestReceived(request);
    const QByteArray path = request.path();
    const bool isChat = path.endsWith("/chat/completions");
    const bool isModels = path.endsWith("/models");
    if (!isChat && !isModels) {
        replyFailure(exchange, mockFailure(404, u"There is nothing here but …/chat/completions and …/models."_s, u"NOT_FOUND"_s));
    } else if (request.method != (isChat ? "POST" : "GET")) {
        replyFailure(exchange, mockFailure(405, u"This path takes another method."_s, u"METHOD_NOT_ALLOWED"_s));
    } else if (!acceptsKey(request)) {
        replyFailure(exchange, mockFailure({u"err401"_s}));
    } else if (isChat) {
        answerChat(exchange);
    } else {
        answerModels(exchange);
    }
}

bool MockModel::acceptsKey(const ServerRequest &request) const
{
    return m_settings.key.isEmpty() || request.header("Authorization") == "Bearer " + m_settings.key
        || request.query().queryItemValue(u"key"_s, QUrl::FullyDecoded).toUtf8() == m_settings.key;
}

void MockModel::answerModels(ServerExchange &exchange) const
{
    QJsonArray models;
    for (const QString &id : m_settings.models)
        models.append(QJsonObject{{u"id"_s, u"models/"_s + id}, {u"object"_s, u"model"_s}, {u"owned_by"_s, u"google"_s}});
    const QJsonObject list{{u"object"_s, u"list"_s}, {u"data"_s, models}};
    exchange.reply(200, jsonHeaders, QJsonDocument(list).toJson(QJsonDocument::Compact));
}

void MockModel::answerChat(ServerExchange &exchange) const
{
    const Result<MockQuestion> question = MockQuestion::read(exchange.request().body);
    if (!question) {
        replyFailure(exchange, mockFailure(400, u"Invalid JSON payload received."_s, u"INVALID_ARGUMENT"_s));
        return;
    }
    const MockChunks chunks(*question, m_settings);
    if (playsInsteadOfAnswer(exchange, chunks, m_settings.scenarios + question->scenarios))
        return;
    const auto send = [&exchange, chunks, stream = question->stream, settings = m_settings] {
        if (chunks.plays("gzip"_L1))
            sendZipped(exchange, chunks, stream);
        else if (stream)
            (new MockStream(exchange, chunks, settings))->start();
        else
            sendWhole(exchange, chunks);
    };
    QTimer::singleShot(chunks.plays("slow"_L1) ? m_settings.delay : 0ms, &exchange, send);
}

} // namespace lineside
