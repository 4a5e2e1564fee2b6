// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace lineside {

/// What a start of the program was asked to do.
struct StartOrders {
    QStringList files; ///< to be attached to a question; absolute
    QList<QUrl> urls;  ///< to talk to: http and https
    bool demo = false;
    QString activationToken; ///< from the desktop: who has it may take the keyboard
    friend bool operator==(const StartOrders &, const StartOrders &) = default;
};

/// What stands on a command line beside the options. A word that is no web address is a file, seen from `folder`.
StartOrders startOrders(const QStringList &words, const QString &folder);

QByteArray writeStartOrders(const StartOrders &orders);
/// Nothing if these are not orders, or more than anybody would give.
std::optional<StartOrders> readStartOrders(const QByteArray &bytes);

} // namespace lineside
