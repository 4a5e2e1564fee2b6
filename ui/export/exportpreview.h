// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interchange/exportedtext.h"

#include <QWidget>

class QLabel;
class QTabBar;

namespace lineside {

class CodeView;
class NoteList;

/// What would leave: the text, the files beside it, what the form cannot say, and which keys it expects.
class ExportPreview : public QWidget
{
    Q_OBJECT
public:
    explicit ExportPreview(QWidget *parent = nullptr);

    /// `fileName` is the one that the text would have.
    void showExport(const ExportedText &made, const QString &fileName);
    void setVariables(const QStringList &names); ///< of the environment, in which it finds its keys
    void clear();

private:
    void showFile(int index);

    ExportedText m_made;
    QString m_fileName;
    QTabBar *m_files;
    CodeView *m_text;
    QLabel *m_variables;
    NoteList *m_notes;
};

} // namespace lineside
