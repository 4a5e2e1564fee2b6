// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTextBrowser>

namespace lineside {

/// The transcript's text: read-only, selectable, in a column of a readable width. Follows its end while the reader is there; loads
/// nothing, opens nothing by itself.
class TranscriptText : public QTextBrowser
{
    Q_OBJECT
public:
    explicit TranscriptText(QWidget *parent = nullptr);

    bool isAtEnd() const;
    bool follows() const { return m_follows; }
    void goToEnd();
    QVariant loadResource(int type, const QUrl &name) override;

Q_SIGNALS:
    void followsChanged(bool follows);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void paintBehind(const QRect &exposed);
    void setFollows(bool follows);

    bool m_follows = true;
};

} // namespace lineside
