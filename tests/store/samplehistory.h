// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

namespace lineside::test {

inline QDateTime sampleTime(int seconds)
{
    return QDateTime::fromMSecsSinceEpoch(1'790'000'000'000 + seconds * 1000LL);
}

inline ConversationId newConversation()
{
    return ConversationId(newHistoryId());
}

inline MessageId newMessage()
{
    return MessageId(newHistoryId());
}

/// A conversation with a value in every field.
inline Conversation sampleConversation(ConversationId id)
{
    Conversation one;
    one.id = id;
    one.title = QStringLiteral("Größe der Datenbank 数据库");
    one.titleByUser = true;
    one.createdAt = sampleTime(0);
    one.updatedAt = sampleTime(60);
    one.pinned = true;
    one.tags = {QStringLiteral("arbeit"), QStringLiteral("日本")};
    one.systemPrompt = QStringLiteral("Answer briefly.");
    one.target = DirectTarget{};
    one.parameters.temperature = 0.7;
    one.parameters.seed = 9'007'199'254'740'993;
    one.parameters.extra = {{QStringLiteral("response_format"), "{\"type\":\"json_object\"}"}};
    one.draft = QStringLiteral("what I was about to ask");
    one.draftAttachments = {{QStringLiteral("a.png"), "image/png", QByteArray("\x89PNG\0\1", 6)}};
    one.leaf = MessageId(77);
    return one;
}

inline DirectTarget sampleDirectTarget()
{
    DirectTarget direct;
    direct.provider.id = ProviderId(QStringLiteral("work"));
    direct.provider.name = QStringLiteral("Gemini (work)");
    direct.provider.kind = QStringLiteral("gemini");
    direct.provider.baseUrl = QStringLiteral("https://generativelanguage.googleapis.com/v1beta/openai");
    direct.provider.key = SecretRef::keychain(QStringLiteral("work"));
    direct.provider.extraHeaders = {{"x-team", ValueTemplate::parse(QStringLiteral("blue"))}};
    direct.provider.model = QStringLiteral("gemini-2.5-flash");
    direct.provider.connection.idleLimit = std::chrono::seconds(7);
    direct.model = QStringLiteral("gemini-2.5-pro");
    return direct;
}

inline RouteTarget sampleRouteTarget()
{
    RouteTarget routed;
    routed.gateway.id = GatewayId(QStringLiteral("demo"));
    routed.gateway.name = QStringLiteral("Demo gateway");
    routed.gateway.adminUrl = QUrl(QStringLiteral("http://127.0.0.1:9180/apisix/admin"));
    routed.gateway.adminKey = SecretRef::environment(QStringLiteral("ADMIN_KEY"));
    routed.gateway.dataUrl = QUrl(QStringLiteral("http://127.0.0.1:9080"));
    routed.gateway.isDemo = true;
    routed.route.id = RouteId(QStringLiteral("chat"));
    routed.route.uris = {QStringLiteral("/chat")};
    routed.route.aiProxy = AiProxy{QStringLiteral("openai"),
                                   {{"Authorization", ValueTemplate::parse(QStringLiteral("Bearer {keychain:work}"))}},
                                   {},
                                   QStringLiteral("gpt-4o"),
                                   "{\"max_tokens\":12}",
                                   {},
                                   30'000,
                                   {}};
    routed.route.plugins = "{\"limit-count\":{\"count\":2}}";
    routed.route.modifiedIndex = 42;
    return routed;
}

inline UrlTarget sampleUrlTarget()
{
    UrlTarget target;
    target.url = QUrl(QStringLiteral("https://example.org/v1/chat%2Fx?api-version=2024-02-01&q=ä%26b"));
    target.model = QStringLiteral("m");
    target.headers = {{"api-key", ValueTemplate::parse(QStringLiteral("{env:AZURE_KEY}"))},
                      {"x-plain", ValueTemplate::literal(QStringLiteral("{env:NOT_A_KEY}"))}};
    target.connection.proxyMode = ConnectionSettings::Proxy::None;
    return target;
}

inline StoredMessage sampleQuestion(ConversationId conversation, const QString &text, int seconds = 1)
{
    StoredMessage message;
    message.conversation = conversation;
    message.turn.id = newMessage();
    message.turn.createdAt = sampleTime(seconds);
    message.turn.role = Role::User;
    message.turn.text = text;
    return message;
}

/// A reply with a value in every field.
inline StoredMessage sampleReply(ConversationId conversation, MessageId parent, const QString &text, int seconds = 2)
{
    StoredMessage message = sampleQuestion(conversation, text, seconds);
    message.parent = parent;
    ChatTurn &turn = message.turn;
    turn.role = Role::Assistant;
    turn.reasoning = QStringLiteral("first I thought");
    turn.refusal = QStringLiteral("and refused");
    turn.toolCalls = {{QStringLiteral("call_1"), QStringLiteral("weather"), QStringLiteral("{\"city\":\"Köl")}};
    turn.toolCallId = QStringLiteral("call_0");
    turn.error = Error{Error::Kind::RateLimited, QStringLiteral("Too many requests."), QStringLiteral("Wait."), QStringLiteral("429"), 429};
    turn.target = sampleRouteTarget();
    turn.parameters.edit().temperature = 0.1;
    turn.parameters.edit().topP = 0.95;
    turn.parameters.edit().maxTokens = 100;
    turn.parameters.edit().reasoningEffort = QStringLiteral("low");
    turn.model = QStringLiteral("gpt-4o-2024");
    turn.usage = {10, 2, 3, 40, 5, 50};
    turn.finishReason = FinishReason::Length;
    turn.finishReasonRaw = QStringLiteral("MAX_TOKENS");
    turn.facts.edit().head = {200, "OK", "1.1", {{"Content-Type", "text/event-stream"}, {"X-RateLimit-Remaining", "3"}, {"x-request-id", "r1"}}};
    turn.facts.edit().times = {std::chrono::microseconds(1), std::chrono::microseconds(2), std::chrono::microseconds(3), std::chrono::microseconds(4),
                        std::chrono::microseconds(5)};
    turn.facts.edit().streamed = true;
    turn.facts.edit().complete = true;
    turn.deltas = 17;
    return message;
}

/// The fields in which two messages differ, by name; empty where they are the same.
inline QString difference(const StoredMessage &a, const StoredMessage &b)
{
    QStringList fields;
    const auto compare = [&fields](const char *name, bool isSame) {
        if (!isSame)
            fields.append(QString::fromLatin1(name));
    };
    compare("conversation", a.conversation == b.conversation);
    compare("parent", a.parent == b.parent);
    compare("id", a.turn.id == b.turn.id);
    compare("createdAt", a.turn.createdAt == b.turn.createdAt);
    compare("role", a.turn.role == b.turn.role);
    compare("text", a.turn.text == b.turn.text);
    compare("attachments", a.turn.attachments == b.turn.attachments);
    compare("toolCallId", a.turn.toolCallId == b.turn.toolCallId);
    compare("reasoning", a.turn.reasoning == b.turn.reasoning);
    compare("refusal", a.turn.refusal == b.turn.refusal);
    compare("toolCalls", a.turn.toolCalls == b.turn.toolCalls);
    compare("state", a.turn.state == b.turn.state);
    compare("error", a.turn.error == b.turn.error);
    compare("target", a.turn.target == b.turn.target);
    compare("parameters", a.turn.parameters == b.turn.parameters);
    compare("model", a.turn.model == b.turn.model);
    compare("usage", a.turn.usage == b.turn.usage);
    compare("finishReason", a.turn.finishReason == b.turn.finishReason);
    compare("finishReasonRaw", a.turn.finishReasonRaw == b.turn.finishReasonRaw);
    compare("facts", a.turn.facts == b.turn.facts);
    compare("deltas", a.turn.deltas == b.turn.deltas);
    if (fields.isEmpty() && !(a == b))
        fields.append(QStringLiteral("something else"));
    return fields.join(u' ');
}

inline QString difference(const QList<StoredMessage> &a, const QList<StoredMessage> &b)
{
    if (a.size() != b.size())
        return QStringLiteral("%1 messages, not %2").arg(a.size()).arg(b.size());
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (const QString fields = difference(a[i], b[i]); !fields.isEmpty())
            return QStringLiteral("message %1: %2").arg(i).arg(fields);
    }
    return {};
}

} // namespace lineside::test
