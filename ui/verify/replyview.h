// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTextBrowser>

namespace lineside {

/// A reply's Markdown, rendered once. Loads nothing: no image, no link target; HTML in it stays text.
class ReplyView : public QTextBrowser
{
    Q_OBJECT
public:
    explicit ReplyView(QWidget *parent = nullptr);
    void showReply(const QString &markdown, const QString &reasoning);

protected:
    QVariant loadResource(int type, const QUrl &name) override;
};

} // namespace lineside
