// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/connectiondialog.h"

#include "ui/settings/keyfield.h"
#include "ui/widgets/banner.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QUuid>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

ConnectionDialog::ConnectionDialog(SecretStore &secrets, const QString &title, QWidget *parent)
    : QDialog(parent)
    , m_secrets(secrets)
    , m_form(new QFormLayout)
    , m_banner(new Banner(this))
    , m_problem(new QLabel(this))
    , m_test(new QPushButton(tr("&Test connection"), this))
    , m_progress(new QProgressBar(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(title);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setHorizontalSpacing(theme::Medium);
    m_form->setVerticalSpacing(theme::Small);
    m_banner->setObjectName(u"banner"_s);
    m_problem->setObjectName(u"problemLabel"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_test->setObjectName(u"testConnectionButton"_s);
    m_test->setAutoDefault(false);
    m_progress->setObjectName(u"testProgress"_s);
    m_progress->setAccessibleName(tr("The connection is being tested"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_buttons->button(QDialogButtonBox::Ok)->setObjectName(u"okButton"_s);
    m_buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"cancelButton"_s);
    connect(m_test, &QPushButton::clicked, this, &ConnectionDialog::toggleTest);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ConnectionDialog::save);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ConnectionDialog::reject);
    connect(m_banner, &Banner::actionTriggered, this, &ConnectionDialog::save);
}

ConnectionDialog::~ConnectionDialog()
{
    // The store outlives the dialog; nobody waits for the answer.
    for (const SecretRef &ref : std::as_const(m_remembered))
        m_secrets.remove(ref, &m_secrets, [](Result<void>) {});
}

void ConnectionDialog::addRow(const QString &label, QWidget *field, const QString &objectName)
{
    auto *caption = new QLabel(label, this);
    caption->setBuddy(field);
    if (field->objectName().isEmpty())
        field->setObjectName(objectName);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(QString(label).remove(u'&').remove(u':'));
    m_form->addRow(caption, field);
    // The buttons were made before the fields and would have the keyboard first.
    if (m_lastField)
        setTabOrder(m_lastField, field);
    else
        field->setFocus();
    m_lastField = field;
}

void ConnectionDialog::addHint(QLabel *hint, const QString &objectName)
{
    hint->setObjectName(objectName);
    hint->setWordWrap(true);
    hint->setTextFormat(Qt::PlainText);
    hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    hint->setFont(theme::font(theme::TextSize::Small));
    m_form->addRow(QString(), hint);
}

void ConnectionDialog::finishForm()
{
    auto *testRow = new QHBoxLayout;
    testRow->setSpacing(theme::Small);
    testRow->addWidget(m_test);
    testRow->addWidget(m_progress, 1);
    testRow->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Large, theme::Large, theme::Large, theme::Large);
    layout->setSpacing(theme::Medium);
    layout->addWidget(m_banner);
    layout->addLayout(m_form);
    layout->addLayout(testRow);
    if (m_details)
        layout->addWidget(m_details);
    layout->addStretch();
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    setTabOrder(m_lastField, m_test);
    setTabOrder(m_test, m_buttons->button(QDialogButtonBox::Ok));
    setTabOrder(m_buttons->button(QDialogButtonBox::Ok), m_buttons->button(QDialogButtonBox::Cancel));
    resize(560, sizeHint().height());
    // Enter must not press Cancel while OK is disabled, and throw away what was typed.
    const auto buttons = findChildren<QPushButton *>();
    for (QPushButton *button : buttons)
        button->setAutoDefault(false);
    m_buttons->button(QDialogButtonBox::Ok)->setDefault(true);
    const auto edits = findChildren<QLineEdit *>();
    for (QLineEdit *edit : edits)
        edit->setCursorPosition(0); // a long URL is told by its beginning
    revalidate();
}

void ConnectionDialog::revalidate()
{
    const QStringList found = problems();
    m_problem->setText(found.value(0));
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(found.isEmpty() && !m_busy);
    m_test->setEnabled(m_testing || (found.isEmpty() && !m_busy));
}

std::optional<SecretRef> ConnectionDialog::referenceForTest(KeyField &field, const SecretRef &keychain)
{
    const KeyDraft draft = field.draft();
    if (draft.source != KeyDraft::Source::Keychain || field.takeIn().isEmpty())
        return referenceFor(draft, keychain);
    // Under a name of its own: a test must not replace the key that other windows use.
    const SecretRef trial = SecretRef::keychain(u"trial-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces));
    m_secrets.remember(trial, field.takeIn().duplicate());
    m_remembered.append(trial);
    return trial;
}

void ConnectionDialog::toggleTest()
{
    if (m_testing) {
        cancelTest();
        m_banner->showMessage(theme::Signal::Unknown, tr("The test was cancelled."));
        return;
    }
    m_banner->clear();
    if (m_details)
        m_details->hide();
    m_testing = new QObject(this);
    m_test->setText(tr("&Cancel test"));
    m_progress->show();
    startTest(m_testing);
}

void ConnectionDialog::cancelTest()
{
    delete m_testing; // at once: an answer may be on its way to it
    m_testing = nullptr;
    showTestOver();
}

void ConnectionDialog::showTestOver()
{
    m_test->setText(tr("&Test connection"));
    m_progress->hide();
    revalidate();
}

void ConnectionDialog::testEnded(theme::Signal signal, const QString &message, const QString &hint)
{
    std::exchange(m_testing, nullptr)->deleteLater(); // it is what this is called by
    showTestOver();
    m_banner->showMessage(signal, message, hint);
}

void ConnectionDialog::testFailed(const Error &error)
{
    std::exchange(m_testing, nullptr)->deleteLater();
    showTestOver();
    m_banner->showError(error);
}

void ConnectionDialog::save()
{
    if (m_busy || !problems().isEmpty())
        return;
    cancelTest();
    for (const auto &[field, ref] : keyFields()) {
        if (field->draft().source == KeyDraft::Source::Keychain && field->hasTyped())
            m_toWrite.push_back({field, ref});
    }
    setBusy(true);
    writeNextKey();
}

void ConnectionDialog::writeNextKey()
{
    if (m_toWrite.empty()) {
        setBusy(false);
        commit();
        return accept();
    }
    const auto [field, ref] = m_toWrite.back();
    m_toWrite.pop_back();
    m_secrets.write(ref, field->release(), this, [this, kept = field](Result<void> written) {
        if (written)
            return writeNextKey();
        // The key is in memory all the same, so it is the user's choice whether that will do.
        kept->markKept();
        m_toWrite.clear();
        setBusy(false);
        m_banner->showError(written.error());
        m_banner->setAction(tr("Use it for this run"));
    });
}

void ConnectionDialog::setBusy(bool busy)
{
    m_busy = busy;
    revalidate();
}

} // namespace lineside
