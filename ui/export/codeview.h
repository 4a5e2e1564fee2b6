// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

namespace lineside {

/// Code to be read and copied, coloured by its language. A very long text is plain.
class CodeView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit CodeView(QWidget *parent = nullptr);

    /// The language by its name or a file's suffix; one that is not known is plain.
    void setCode(const QString &code, const QString &language);

private:
    class Colours;
    Colours *m_colours;
};

} // namespace lineside
