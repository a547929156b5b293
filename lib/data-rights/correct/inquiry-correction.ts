/** What somebody can put right in an inquiry of theirs alone. Not the address, to which the answer goes. */
export interface InquiryCorrection {
  name: string;
  countryOfResidence: string;
  companyName: string;
  inquiryDetails: string;
  businessDescription: string | null;
  jobTitle: string | null;
  phoneNumber: string | null;
}

const fields: Record<keyof InquiryCorrection, true> = {
  name: true,
  countryOfResidence: true,
  companyName: true,
  inquiryDetails: true,
  businessDescription: true,
  jobTitle: true,
  phoneNumber: true,
};

export const isInquiryField = (name: string): name is keyof InquiryCorrection => Object.hasOwn(fields, name);
