// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatmessage.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace lineside {

/// What may be set for a reply. Only what is set is sent; null is never sent.
struct ChatParameters {
    std::optional<double> temperature;     ///< 0 to 2
    std::optional<double> topP;            ///< above 0, to 1
    std::optional<qint64> maxTokens;       ///< from 1
    std::optional<qint64> seed;
    std::optional<QString> reasoningEffort;
    QMap<QString, QByteArray> extra;       ///< further fields of the body by name, each a JSON value; wins over the fields above
    friend bool operator==(const ChatParameters &, const ChatParameters &) = default;
};

/// What is asked of a model, in no provider's dialect.
struct ChatRequest {
    QString model; ///< empty: the route decides
    QList<ChatMessage> messages;
    ChatParameters parameters;
    bool stream = true;
    friend bool operator==(const ChatRequest &, const ChatRequest &) = default;
};

} // namespace lineside
