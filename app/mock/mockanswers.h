// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mock/mocksettings.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace lineside {

/// What a mock model was asked, as far as it matters to it.
struct MockQuestion {
    QString model;
    QString lastUserText;
    qint64 promptLength = 0; ///< characters of all messages
    bool stream = false;
    bool includeUsage = false;
    QStringList scenarios; ///< the marks in the user's text

    /// Of a request's body; fails on what is not JSON.
    static Result<MockQuestion> read(const QByteArray &body);
};

/// What the model would say to that, without any scenario.
MockAnswer mockAnswer(const MockQuestion &question, const MockSettings &settings);
/// The pieces in which it says it: words with the space behind them.
QStringList mockPieces(const QString &text);

} // namespace lineside
