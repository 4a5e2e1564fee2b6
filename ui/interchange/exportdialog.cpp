// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/interchange/exportdialog.h"

#include "ui/interchange/partschoice.h"
#include "ui/interchange/pdfwriter.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/questions.h"

#include <QButtonGroup>
#include <QDate>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardPaths>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

/// The folder that the last one went to, while the program runs.
QString &lastFolder()
{
    static QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return folder;
}

QString filterFor(ConversationForm form)
{
    switch (form) {
    case ConversationForm::Markdown:
        return ExportDialog::tr("Markdown (*.md)");
    case ConversationForm::Html:
        return ExportDialog::tr("HTML page (*.html)");
    case ConversationForm::Json:
        return ExportDialog::tr("JSON (*.json)");
    case ConversationForm::Pdf:
        break;
    }
    return ExportDialog::tr("PDF (*.pdf)");
}

} // namespace

ExportDialog::ExportDialog(HistoryStore &history, const QList<ConversationId> &conversations, const QString &title, QWidget *parent)
    : QDialog(parent)
    , m_history(history)
    , m_conversations(conversations)
    , m_title(title)
    , m_banner(new Banner(this))
    , m_forms(new QButtonGroup(this))
    , m_parts(new PartsChoice(this))
    , m_state(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_save(new QPushButton(tr("&Save as…"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(u"exportDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(conversations.isEmpty() ? tr("Export all conversations") : isSingle() ? tr("Export conversation") : tr("Export %1 conversations").arg(conversations.size()));
    m_banner->setObjectName(u"exportBanner"_s);
    m_state->setObjectName(u"exportState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setProperty("quiet", true);
    m_progress->setObjectName(u"exportProgress"_s);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_save->setObjectName(u"saveExport"_s);
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    m_cancel->setObjectName(u"cancelExport"_s);
    m_cancel->setAutoDefault(false);
    m_formBox = makeForms();
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(theme::Medium);
    rows->addWidget(m_banner);
    rows->addWidget(m_formBox);
    rows->addWidget(m_parts);
    rows->addWidget(m_state);
    rows->addWidget(m_progress);
    rows->addStretch();
    rows->addLayout(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);

    connect(m_forms, &QButtonGroup::idToggled, this, &ExportDialog::followForm);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::askForFile);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    setRunning(false);
    followForm();
}

ExportDialog::~ExportDialog() = default;

QWidget *ExportDialog::makeForms()
{
    auto *forms = new QWidget(this);
    auto *rows = new QVBoxLayout(forms);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::Tiny);
    addForm(ConversationForm::Markdown, u"formMarkdown"_s, tr("&Markdown"), tr("The branch that is shown, as text to read and edit"), forms);
    addForm(ConversationForm::Html, u"formHtml"_s, tr("&HTML page"), tr("The branch that is shown, with pictures, in one file for any browser"), forms);
    addForm(ConversationForm::Pdf, u"formPdf"_s, tr("P&DF"), tr("The branch that is shown, on pages"), forms);
    addForm(ConversationForm::Json, u"formJson"_s, tr("&JSON"), tr("Everything, with all branches; Lineside can import it"), forms);
    // A page of HTML is about one conversation.
    m_forms->button(int(ConversationForm::Html))->setEnabled(isSingle());
    m_forms->button(int(isSingle() ? ConversationForm::Markdown : ConversationForm::Json))->setChecked(true);
    return forms;
}

void ExportDialog::addForm(ConversationForm form, const QString &name, const QString &text, const QString &about, QWidget *forms)
{
    auto *button = new QRadioButton(text, forms);
    button->setObjectName(name);
    button->setAccessibleDescription(about);
    auto *label = new QLabel(about, forms);
    label->setProperty("quiet", true);
    label->setWordWrap(true);
    label->setContentsMargins(theme::Wide, 0, 0, theme::Tiny);
    m_forms->addButton(button, int(form));
    forms->layout()->addWidget(button);
    forms->layout()->addWidget(label);
}

ConversationForm ExportDialog::form() const
{
    return ConversationForm(m_forms->checkedId());
}

void ExportDialog::followForm()
{
    m_parts->offerBranches(form() == ConversationForm::Json);
}

QString ExportDialog::suggestedName() const
{
    const QString title = isSingle() ? m_title : tr("Lineside conversations %1").arg(QDate::currentDate().toString(Qt::ISODate));
    return QDir(lastFolder()).filePath(fileNameFor(title, form()));
}

void ExportDialog::askForFile()
{
    questions::pickFile(this, questions::FileFor::Save, windowTitle(), suggestedName(), filterFor(form()), [this](const QString &picked) {
        if (picked.isEmpty())
            return;
        const QString suffix = suffixOf(form());
        start(QFileInfo(picked).suffix().isEmpty() ? picked + u'.' + suffix : picked);
    });
}

void ExportDialog::start(const QString &fileName)
{
    lastFolder() = QFileInfo(fileName).absolutePath();
    m_banner->clear();
    std::unique_ptr<ConversationWriter> writer = textWriter(form());
    if (!writer) {
        PaperLook look = PaperLook::make();
        look.showsDetails = m_parts->parts().details;
        writer = std::make_unique<PdfConversationWriter>(look, usualPage());
    }
    m_run = std::make_unique<ConversationExport>(m_history, ExportOrder{m_conversations, m_parts->parts(), fileName}, std::move(writer));
    connect(m_run.get(), &ConversationExport::progressed, this, [this](double done, int total) {
        m_progress->setValue(int(done / std::max(total, 1) * m_progress->maximum()));
        m_state->setText(total > 1 ? tr("Conversation %1 of %2").arg(QLocale().toString(int(done) + 1), QLocale().toString(total)) : tr("Writing …"));
    });
    connect(m_run.get(), &ConversationExport::finished, this, [this](const ExportSummary &summary) {
        Q_EMIT exported(summary);
        accept();
    });
    connect(m_run.get(), &ConversationExport::failed, this, [this](const Error &error) {
        setRunning(false);
        m_banner->showError(error);
    });
    setRunning(true);
    m_run->start();
}

void ExportDialog::setRunning(bool running)
{
    m_formBox->setEnabled(!running);
    m_parts->setEnabled(!running);
    m_save->setEnabled(!running);
    m_progress->setVisible(running);
    m_progress->setValue(0);
    m_state->setText(running ? tr("Writing …") : QString());
    m_state->setVisible(running);
}

} // namespace lineside
