// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/keychainerrors.h"

#include <QCoreApplication>

namespace lineside::keychainerrors {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Keychain)
};

constexpr qsizetype longestDetails = 300;

Error keychain(const QString &message, const QString &hint, const QString &details = {})
{
    return {.kind = Error::Kind::Keychain, .message = message, .hint = hint, .details = details.left(longestDetails), .httpStatus = 0};
}

} // namespace

QString absence(KeychainProbe::Finding finding)
{
    switch (finding) {
    case KeychainProbe::Finding::Present:
        break;
    case KeychainProbe::Finding::NoBus:
        return Tr::tr("There is no keychain, as no session bus runs: keys are kept only until Lineside ends.");
    case KeychainProbe::Finding::NoService:
        return Tr::tr("No keychain service is installed: keys are kept only until Lineside ends.");
    case KeychainProbe::Finding::NoLibrary:
        return Tr::tr("The library libsecret is not installed, so there is no keychain: keys are kept only until Lineside ends.");
    }
    return {};
}

QString silence(std::chrono::milliseconds patience)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(patience);
    return Tr::tr("The keychain has not answered for %1 s; it may be asking you to unlock it.").arg(seconds.count());
}

QString broken(const QString &details)
{
    return Tr::tr("The keychain does not work (%1): keys are kept only until Lineside ends.").arg(details.left(longestDetails));
}

Error unreachable(const QString &id, const QString &reason)
{
    return keychain(Tr::tr("The key “%1” is in a keychain that cannot be reached.").arg(id),
                    Tr::tr("Enter the key again: it is kept until Lineside ends."), reason);
}

Error readFailed(const QString &id, const QString &details)
{
    return keychain(Tr::tr("The keychain failed while the key “%1” was read.").arg(id), Tr::tr("Try again, or enter the key again."), details);
}

Error readLocked(const QString &id)
{
    return keychain(Tr::tr("The keychain is locked, so the key “%1” cannot be read.").arg(id),
                    Tr::tr("Unlock the keychain and try again, or enter the key again."));
}

Error notFound(const QString &id)
{
    Error error = keychain(Tr::tr("The keychain has no key “%1”.").arg(id), Tr::tr("Enter the key again."));
    error.kind = Error::Kind::NotFound;
    return error;
}

Error notFoundOrLocked(const QString &id)
{
    Error error = keychain(Tr::tr("The keychain has no key “%1”, or it is locked.").arg(id),
                           Tr::tr("Unlock the keychain if it is locked; otherwise enter the key again."));
    error.kind = Error::Kind::NotFound;
    return error;
}

Error writeFailed(const QString &id, const QString &details)
{
    return keychain(Tr::tr("The keychain did not take the key “%1”; it is kept only until Lineside ends.").arg(id),
                    Tr::tr("Check that your keychain is set up, then save the key again."), details);
}

Error writeLocked(const QString &id, const QString &details)
{
    return keychain(Tr::tr("The keychain is locked, so the key “%1” is kept only until Lineside ends.").arg(id),
                    Tr::tr("Unlock the keychain and save the key again to keep it."), details);
}

Error notText(const QString &id)
{
    return keychain(Tr::tr("The key “%1” is not text, so the keychain cannot keep it; it is kept only until Lineside ends.").arg(id),
                    Tr::tr("Enter the key as text."));
}

Error removeFailed(const QString &id, const QString &details)
{
    return keychain(Tr::tr("The keychain failed, so the key “%1” may still be in it.").arg(id),
                    Tr::tr("Remove it with your desktop's key manager, or try again."), details);
}

Error removeLocked(const QString &id, const QString &details)
{
    return keychain(Tr::tr("The key “%1” was not removed, as the keychain is locked.").arg(id),
                    Tr::tr("Unlock the keychain, then remove the key again."), details);
}

Error unanswered(std::chrono::milliseconds patience, bool isWrite)
{
    return keychain(silence(patience),
                    isWrite ? Tr::tr("The key is kept until Lineside ends. Unlock the keychain and save the key again to keep it.")
                            : Tr::tr("Look for a window that asks for a password, then try again."));
}

} // namespace lineside::keychainerrors
