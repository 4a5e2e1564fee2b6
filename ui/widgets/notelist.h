// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace lineside {

/// Sentences that each have a lamp before them. Hidden while there is none. Shown as plain text.
class NoteList : public QWidget
{
    Q_OBJECT
public:
    explicit NoteList(QWidget *parent = nullptr);

    void setNotes(const QStringList &notes, theme::Signal signal);
    QStringList notes() const { return m_notes; }

private:
    QVBoxLayout *m_rows;
    QStringList m_notes;
};

} // namespace lineside
