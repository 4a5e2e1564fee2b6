// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

class QWidget;

namespace lineside {

/// A file that is asked for in the window, and made and written where nobody waits for it.
struct SavedLater {
    QString suggestedName;
    QString filter;                   ///< as file dialogs have it
    std::function<QByteArray()> make; ///< called in another thread
};

/// Asks for the file's name over `parent`; `told` gets a sentence on how it went, as long as the parent lives, and nothing if no name is given.
void saveLater(const SavedLater &what, QWidget *parent, const std::function<void(const QString &message)> &told);

} // namespace lineside
