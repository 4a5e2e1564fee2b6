// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/prompts/promptlibrarydialog.h"

#include "chat/catalog.h"
#include "chat/prompttemplate.h"
#include "interchange/promptfile.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/questions.h"

#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

enum StackPage { Nothing, Editor };

constexpr int keepAfter = 500; // milliseconds
constexpr qint64 largestFile = 16 * 1024 * 1024;

QPushButton *button(const QString &name, const QString &text, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    made->setObjectName(name);
    made->setAutoDefault(false);
    return made;
}

Error fileError(const QString &message, const QString &details)
{
    return {.kind = Error::Kind::Storage, .message = message, .hint = {}, .details = details, .httpStatus = 0};
}

} // namespace

PromptLibraryDialog::PromptLibraryDialog(Catalog &catalog, QWidget *parent)
    : QDialog(parent)
    , m_catalog(catalog)
    , m_banner(new Banner(this))
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(u"promptLibrary"_s);
    setWindowTitle(tr("Prompts"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_banner->setObjectName(u"promptBanner"_s);
    auto *empty = new EmptyState(u"edit"_s, tr("Texts that you use again and again: write one down here, and put it into a chat by typing / there."), tr("New prompt"), m_stack);
    empty->setObjectName(u"noPrompts"_s);
    connect(empty, &EmptyState::triggered, this, &PromptLibraryDialog::addNew);
    m_stack->addWidget(empty);
    m_stack->addWidget(makeEditor());
    auto *splitter = new QSplitter(this);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeList());
    splitter->addWidget(m_stack);
    splitter->setStretchFactor(1, 1);
    const int em = fontMetrics().averageCharWidth();
    splitter->setSizes({em * 34, em * 76});
    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(theme::Small);
    rows->addWidget(m_banner);
    rows->addWidget(splitter, 1);
    rows->addWidget(makeButtons());
    resize(em * 116, fontMetrics().lineSpacing() * 32);
    m_keepTimer.setSingleShot(true);
    m_keepTimer.setInterval(keepAfter);
    connectSignals();
    for (QPushButton *each : findChildren<QPushButton *>())
        each->setAutoDefault(false); // Enter is for what has the focus
    followCatalog();
    m_search->setFocus();
}

PromptLibraryDialog::~PromptLibraryDialog()
{
    disconnect(&m_catalog, nullptr, this, nullptr);
    keep();
}

QWidget *PromptLibraryDialog::makeList()
{
    auto *side = new QWidget(this);
    m_search->setObjectName(u"promptSearch"_s);
    m_search->setPlaceholderText(tr("Search prompts"));
    m_search->setAccessibleName(tr("Search prompts"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(u"promptList"_s);
    m_list->setAccessibleName(tr("Prompts"));
    m_list->setModel(&m_prompts);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto *rows = new QVBoxLayout(side);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::Tiny);
    rows->addWidget(m_search);
    rows->addWidget(m_list, 1);
    return side;
}

QWidget *PromptLibraryDialog::makeEditor()
{
    auto *editor = new QWidget(m_stack);
    m_name = new QLineEdit(editor);
    m_name->setObjectName(u"promptName"_s);
    m_name->setMaxLength(120);
    m_use = new QComboBox(editor);
    m_use->setObjectName(u"promptUse"_s);
    m_use->addItem(tr("Question: offered by / in the composer"));
    m_use->addItem(tr("System prompt: offered in the inspector"));
    m_text = new QPlainTextEdit(editor);
    m_text->setObjectName(u"promptText"_s);
    m_text->setAccessibleName(tr("Text"));
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(tr("Explain {{topic}} to {{reader|a child}}."));
    m_placeholders = new QLabel(editor);
    m_placeholders->setObjectName(u"promptPlaceholders"_s);
    m_placeholders->setTextFormat(Qt::PlainText);
    m_placeholders->setWordWrap(true);
    m_placeholders->setProperty("quiet", true);
    auto *form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Use"), m_use);
    auto *rows = new QVBoxLayout(editor);
    rows->setContentsMargins(theme::Small, 0, 0, 0);
    rows->setSpacing(theme::Small);
    rows->addLayout(form);
    rows->addWidget(m_text, 1);
    rows->addWidget(m_placeholders);
    return editor;
}

QWidget *PromptLibraryDialog::makeButtons()
{
    auto *box = new QWidget(this);
    auto *add = button(u"newPrompt"_s, tr("Ne&w prompt"), box);
    m_remove = button(u"deletePrompt"_s, tr("&Delete"), box);
    auto *import = button(u"importPrompts"_s, tr("I&mport…"), box);
    m_export = button(u"exportPrompts"_s, tr("E&xport…"), box);
    m_insert = button(u"insertPrompt"_s, tr("&Insert into the chat"), box);
    m_insert->setProperty("primary", true);
    auto *close = button(u"closePrompts"_s, tr("Close"), box);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    for (QPushButton *each : {add, m_remove, import, m_export})
        row->addWidget(each);
    row->addStretch();
    row->addWidget(close);
    row->addWidget(m_insert);
    connect(add, &QPushButton::clicked, this, &PromptLibraryDialog::addNew);
    connect(m_remove, &QPushButton::clicked, this, &PromptLibraryDialog::remove);
    connect(m_insert, &QPushButton::clicked, this, &PromptLibraryDialog::insert);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(import, &QPushButton::clicked, this, [this] {
        questions::pickFile(this, questions::FileFor::Open, tr("Import prompts"), QString(), tr("Prompts (*.json)"), [this](const QString &file) {
            if (!file.isEmpty())
                importFile(file);
        });
    });
    connect(m_export, &QPushButton::clicked, this, [this] {
        questions::pickFile(this, questions::FileFor::Save, tr("Export prompts"), tr("Lineside prompts.json"), tr("Prompts (*.json)"), [this](const QString &file) {
            if (!file.isEmpty())
                exportTo(file);
        });
    });
    return box;
}

void PromptLibraryDialog::connectSignals()
{
    connect(&m_catalog, &Catalog::changed, this, &PromptLibraryDialog::followCatalog);
    connect(&m_catalog, &Catalog::saveFailed, m_banner, &Banner::showError);
    connect(m_search, &QLineEdit::textChanged, this, &PromptLibraryDialog::followCatalog);
    connect(m_search, &QLineEdit::returnPressed, this, &PromptLibraryDialog::insert);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &PromptLibraryDialog::showChosen);
    connect(m_list, &QListView::activated, this, &PromptLibraryDialog::insert);
    connect(m_name, &QLineEdit::textEdited, &m_keepTimer, qOverload<>(&QTimer::start));
    connect(m_use, &QComboBox::activated, this, &PromptLibraryDialog::keep);
    connect(m_text, &QPlainTextEdit::textChanged, this, &PromptLibraryDialog::followText);
    connect(&m_keepTimer, &QTimer::timeout, this, &PromptLibraryDialog::keep);
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        m_banner->clear();
        m_catalog.undoRemove();
    });
    // From the search down into the list, as in every list with a search.
    connect(new QShortcut(Qt::Key_Down, m_search, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, m_list, [this] {
        m_list->setFocus();
        if (!m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_prompts.index(0));
    });
    connect(new QShortcut(QKeySequence::Delete, m_list, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, &PromptLibraryDialog::remove);
}

void PromptLibraryDialog::followCatalog()
{
    const PromptId shown = m_shown;
    m_prompts.setPrompts(promptsMatching(m_catalog.workspace().prompts, m_search->text()));
    choose(shown);
    m_export->setEnabled(!m_catalog.workspace().prompts.isEmpty());
}

void PromptLibraryDialog::choose(const PromptId &id)
{
    const QModelIndex known = m_prompts.indexOf(id);
    m_list->setCurrentIndex(known.isValid() ? known : m_prompts.index(0));
    showChosen();
}

void PromptLibraryDialog::showChosen()
{
    const QModelIndex index = m_list->currentIndex();
    const bool isChosen = index.isValid() && index.row() < m_prompts.rowCount();
    const Prompt prompt = isChosen ? m_prompts.prompts().at(index.row()) : Prompt();
    m_stack->setCurrentIndex(isChosen ? Editor : Nothing);
    m_remove->setEnabled(isChosen);
    m_insert->setEnabled(isChosen);
    if (prompt.id == m_shown)
        return; // it is being edited
    keep(); // which may move the rows, and choose what was shown again
    m_shown = prompt.id;
    m_list->setCurrentIndex(m_prompts.indexOf(prompt.id));
    const QSignalBlocker quiet(m_text);
    m_name->setText(prompt.name);
    m_use->setCurrentIndex(prompt.use == Prompt::Use::System ? 1 : 0);
    m_text->setPlainText(prompt.text);
    followText();
    m_keepTimer.stop();
}

void PromptLibraryDialog::followText()
{
    QStringList names;
    for (const Placeholder &placeholder : placeholdersIn(m_text->toPlainText()))
        names.append(placeholder.fallback.isEmpty() ? placeholder.name : tr("%1 (%2)").arg(placeholder.name, placeholder.fallback.simplified()));
    m_placeholders->setText(names.isEmpty() ? tr("{{name}} asks for a text when the prompt is used, {{name|text}} suggests one; {{selection}}, {{clipboard}} and {{date}} "
                                                 "fill themselves in.")
                                            : tr("Placeholders: %1").arg(names.join(u", "_s)));
    m_keepTimer.start();
}

std::optional<Prompt> PromptLibraryDialog::edited() const
{
    const std::optional<Prompt> kept = m_catalog.prompt(m_shown);
    if (!kept)
        return kept;
    Prompt prompt = *kept;
    if (const QString name = m_name->text().simplified(); !name.isEmpty())
        prompt.name = name;
    prompt.use = m_use->currentIndex() == 1 ? Prompt::Use::System : Prompt::Use::Question;
    prompt.text = m_text->toPlainText();
    return prompt;
}

void PromptLibraryDialog::keep()
{
    m_keepTimer.stop();
    const std::optional<Prompt> prompt = edited();
    if (prompt && prompt != m_catalog.prompt(m_shown))
        m_catalog.put(*prompt);
}

void PromptLibraryDialog::addNew()
{
    keep();
    m_search->clear();
    choose(m_catalog.put(Prompt{PromptId(), tr("New prompt"), Prompt::Use::Question, QString()}));
    m_name->setFocus();
    m_name->selectAll();
}

void PromptLibraryDialog::remove()
{
    const std::optional<Prompt> prompt = m_catalog.prompt(m_shown);
    if (!prompt)
        return;
    keep();
    m_catalog.remove({prompt->id});
    m_banner->showMessage(theme::Signal::Information, tr("The prompt “%1” was deleted.").arg(prompt->name));
    m_banner->setAction(tr("Undo"));
}

void PromptLibraryDialog::insert()
{
    keep();
    const std::optional<Prompt> prompt = m_catalog.prompt(m_shown);
    if (!prompt)
        return;
    Q_EMIT insertRequested(*prompt);
    close();
}

void PromptLibraryDialog::importFile(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile) {
        m_banner->showError(fileError(tr("%1 cannot be read.").arg(QFileInfo(fileName).fileName()), file.isOpen() ? tr("It is larger than 16 MB.") : file.errorString()));
        return;
    }
    const Result<QList<Prompt>> read = promptsFromJson(file.readAll());
    if (!read) {
        m_banner->showError(read.error());
        return;
    }
    const QList<Prompt> fresh = newAmong(*read, m_catalog.workspace().prompts);
    m_catalog.put(fresh);
    m_banner->showMessage(theme::Signal::Go, tr("Prompts imported: %1. Already here: %2.").arg(fresh.size()).arg(read->size() - fresh.size()));
}

void PromptLibraryDialog::exportTo(const QString &fileName)
{
    keep();
    const QByteArray bytes = promptsToJson(m_catalog.workspace().prompts);
    QSaveFile file(fileName);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush() && file.commit();
    if (isWritten)
        m_banner->showMessage(theme::Signal::Go, tr("Saved as %1.").arg(QFileInfo(fileName).fileName()));
    else
        m_banner->showError(fileError(tr("%1 could not be written; what was there before is as it was.").arg(QFileInfo(fileName).fileName()), file.errorString()));
}

} // namespace lineside
