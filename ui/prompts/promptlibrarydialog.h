// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/prompt.h"
#include "ui/prompts/promptlist.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace lineside {

class Banner;
class Catalog;

/// The library of prompts: the list with a search, and the one that is chosen to be edited beside it. What is typed is kept shortly after,
/// and when another one is chosen. Deletes itself when it is closed.
class PromptLibraryDialog : public QDialog
{
    Q_OBJECT
public:
    explicit PromptLibraryDialog(Catalog &catalog, QWidget *parent);
    ~PromptLibraryDialog() override;

    void importFile(const QString &fileName);
    void exportTo(const QString &fileName);

Q_SIGNALS:
    void insertRequested(const lineside::Prompt &prompt);

private:
    QWidget *makeList();
    QWidget *makeEditor();
    QWidget *makeButtons();
    void connectSignals();
    void followCatalog();
    void showChosen();
    void followText();
    void keep();
    void addNew();
    void remove();
    void insert();
    std::optional<Prompt> edited() const;
    void choose(const PromptId &id);

    Catalog &m_catalog;
    PromptList m_prompts;
    PromptId m_shown;
    QTimer m_keepTimer;
    Banner *m_banner;
    QLineEdit *m_search;
    QListView *m_list;
    QStackedWidget *m_stack;
    QLineEdit *m_name = nullptr;
    QComboBox *m_use = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QLabel *m_placeholders = nullptr;
    QPushButton *m_insert = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_export = nullptr;
};

} // namespace lineside
