// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/jsonoutline.h"

#include <QList>
#include <QPlainTextEdit>

#include <functional>

class QCompleter;
class QStringListModel;

namespace lineside {

/// Something to be said of a stretch of a text.
struct JsonMark {
    qsizetype begin = 0;
    qsizetype end = 0;
    QString message;
    bool isError = true;
    friend bool operator==(const JsonMark &, const JsonMark &) = default;
};

/// An editor for JSON: line numbers, colours, marks under what is wrong, and completion.
class JsonEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit JsonEdit(QWidget *parent = nullptr);

    /// Another text, without a history.
    void startText(const QString &text);
    /// The same text changed elsewhere: only what differs is replaced, and can be undone.
    void changeText(const QString &text);
    void setMarks(const QList<JsonMark> &marks);
    const QList<JsonMark> &marks() const { return m_marks; }
    /// What may be typed at a place.
    void setOffers(std::function<QStringList(const JsonPlace &)> offers) { m_offers = std::move(offers); }
    void goTo(qsizetype place);
    /// Shows what may be typed here, also where nothing was typed yet.
    void complete(bool asked);

    int gutterWidth() const;
    void paintGutter(QPaintEvent *event);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void placeGutter();
    void showMarks();
    void insertOffer(const QString &offer);
    void breakLine();

    QWidget *m_gutter;
    QCompleter *m_completer;
    QStringListModel *m_offered;
    QList<JsonMark> m_marks;
    std::function<QStringList(const JsonPlace &)> m_offers;
};

} // namespace lineside
