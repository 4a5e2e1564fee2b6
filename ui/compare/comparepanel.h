// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/comparison.h"
#include "ui/compare/comparebar.h"

#include <QWidget>

#include <memory>

class QHBoxLayout;
class QScrollArea;

namespace lineside {

class Banner;
class Catalog;
class CompareColumn;
class LinkedScrolling;
class PriceBook;
class ReadingTools;

/// Replies to one question side by side: of targets that are asked at once, or versions that are there. First the columns of a comparison,
/// then those whose targets are not asked yet.
class ComparePanel : public QWidget
{
    Q_OBJECT
public:
    ComparePanel(Catalog &catalog, ChatBackend &backend, QWidget *parent = nullptr);
    ~ComparePanel() override;

    void setPrices(const PriceBook &prices);

    /// Offers targets for the next question, which is written elsewhere and comes by `ask`. The conversation must outlive what is shown of it.
    void openForNext(ChatSession &session);
    /// Offers targets that answer what is answered, or asked, at that place.
    bool openForOthers(ChatSession &session, int turn);
    bool openVersions(ChatSession &session, int turn);
    bool isOpen() const { return m_comparison != nullptr; }
    bool isBusy() const { return m_comparison && m_comparison->isBusy(); }
    /// Whether the next question goes to the targets here.
    bool takesQuestions() const { return isOpen() && m_takesQuestions; }
    bool ask(const QString &text, const QList<Attachment> &attachments);
    void stop();
    void retry(); ///< in the column that the keyboard is in
    void keep();  ///< that one
    ReadingTools *readingTools() const; ///< of the column that the keyboard is in, or the first; null where there is nothing to read
    void close(); ///< what has come of replies stays in the conversation
    void enterColumn(int step); ///< the next one, or the one before

Q_SIGNALS:
    void closed();
    void kept();
    void busyChanged(bool busy);
    void editRequested(lineside::MessageId message);
    void regenerateRequested(lineside::MessageId message);
    void curlRequested(const lineside::ChatCall &call);
    void verifyRequested(const lineside::ChatCall &call);
    void statusMessage(const QString &message);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void arrange();
    void open(ChatSession &session);
    void rebuild();
    CompareColumn *makeColumn();
    void addDraft(const Target &target);
    void drop(CompareColumn *column);
    void dropDraft(CompareColumn *column);
    void askDrafts();
    void leaveOut(const CompareColumn *column, const QStringList &fields);
    void tellPrices();
    void keepColumn(const CompareColumn *column);
    void removeColumn(const CompareColumn *column);
    void follow(int index);
    void followAll();
    void followBar();
    void showFigures();
    void showDifferences();
    QString note() const;
    int filled() const; ///< columns of the comparison
    int indexOf(const CompareColumn *column) const { return int(m_columns.indexOf(column)); }
    int entered() const;
    QList<Target> offered() const;
    Target nextTarget() const;
    QList<Target> draftTargets() const;

    Catalog &m_catalog;
    ChatBackend &m_backend;
    const PriceBook *m_prices = nullptr; ///< before it is set, no price is known
    std::unique_ptr<Comparison> m_comparison;
    QList<CompareColumn *> m_columns;
    bool m_takesQuestions = false;
    int m_unanswered = -1; ///< the question that stands there, where nobody answered it
    bool m_asksDrafts = false; ///< targets become columns
    CompareBar *m_bar;
    Banner *m_banner;
    QScrollArea *m_area;
    QHBoxLayout *m_row = nullptr;
    LinkedScrolling *m_scrolling;
};

} // namespace lineside
