// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace lineside {

/// A title that folds what is below it. What is inside is made when it is first unfolded.
class FoldBox : public QWidget
{
    Q_OBJECT
public:
    explicit FoldBox(const QString &title, QWidget *parent = nullptr);

    /// `make` gives the widget that is folded; it is called once.
    void setContent(std::function<QWidget *(QWidget *parent)> make);
    void dropContent(); ///< it is made anew when it is next unfolded
    QWidget *content() const { return m_content; } ///< null before it was first unfolded
    bool isUnfolded() const;
    void setUnfolded(bool unfolded);
    void setTitle(const QString &title);
    void setNote(const QString &note, bool isProblem = false); ///< beside the title: what is set, or wrong
    QToolButton &head() { return *m_head; }

Q_SIGNALS:
    void unfolded();

private:
    void toggle(bool unfolded);

    QToolButton *m_head;
    QLabel *m_note;
    QVBoxLayout *m_layout;
    QWidget *m_content = nullptr;
    std::function<QWidget *(QWidget *)> m_make;
};

} // namespace lineside
